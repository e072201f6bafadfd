/**
 * Why an attachment is not taken. The codes are stable: agencies' programs decide by them. Each has
 * a sentence of its own for the people who read the answer (RFC 9457 §3.1.3).
 */
export const ATTACHMENT_PROBLEMS = {
  attachments_off: [503, "No virus scanner is connected here, so no files are taken"],
  type_not_allowed: [422, "Files of this type are not taken"],
  svg_not_allowed: [422, "SVG files are programs for browsers; send a PNG or a PDF"],
  html_not_allowed: [422, "HTML files are programs for browsers; send a PDF"],
  file_empty: [422, "The file has no bytes"],
  file_too_large: [413, "A file may have 20 MiB at most"],
  chunk_too_large: [413, "A chunk may have 1 MiB at most"],
  name_too_long: [422, "The name of the file has more than 120 characters or 200 bytes"],
  name_direction: [422, "The name of the file holds characters that turn the direction of writing"],
  name_characters: [422, "The name of the file holds characters that names of files cannot have"],
  name_reserved: [422, "The name of the file is one that an operating system keeps for itself"],
  name_extension: [422, "The name of the file does not end as its type requires"],
  name_double_extension: [422, "The name of the file hides a second type before its last dot"],
  offset_mismatch: [409, "The upload does not continue where the last one ended"],
  already_complete: [409, "The upload is complete; nothing can be added"],
  length_mismatch: [400, "The upload has another length than was announced"],
  digest_mismatch: [422, "The bytes have another SHA-256 digest than was announced"],
  type_mismatch: [422, "The bytes are not of the type that was announced"],
  html_inside: [422, "The file begins with markup although it is said to be another type"],
  polyglot: [422, "The file is of its type and of a second one at once"],
  archive_broken: [422, "The file is an archive whose directory does not agree with its content"],
  archive_bomb: [422, "The file would be far larger when unpacked than any document is"],
  archive_paths: [422, "The file holds parts whose names lead out of it"],
  file_encrypted: [422, "The file is encrypted, so that it cannot be scanned"],
  file_macros: [422, "The file holds macros"],
  text_encoding: [422, "The text is not UTF-8, or holds control characters"],
  file_infected: [422, "The virus scanner has found something in the file"],
  file_unscannable: [422, "The virus scanner could not examine the file"],
  file_not_uploaded: [409, "The file is not uploaded completely"],
  too_many_unused: [
    429,
    "The service has too many files that no letter or dossier has; use or withdraw some",
  ],
  file_kept: [409, "A letter or dossier has the file, so that it stays"],
} as const satisfies Record<string, readonly [status: number, title: string]>;

export type AttachmentProblem = keyof typeof ATTACHMENT_PROBLEMS;
