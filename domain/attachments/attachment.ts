/** A file that an agency sends with letters and dossiers, from its first byte to its end. */
import { DAY } from "../platform/platform.ts";
import { record } from "../platform/record.ts";
import type { MediaType } from "./file/media_types.ts";
import type { AttachmentProblem } from "./file/problems.ts";

/**
 * `uploading` until all bytes are here; `pending` until they are scanned. Only `clean` is ever
 * served. `refused`: the bytes are not what was announced, or not what is taken.
 */
export type AttachmentState =
  | "uploading"
  | "pending"
  | "clean"
  | "infected"
  | "unscannable"
  | "refused";

export interface Attachment {
  /** Sortable by time (UUIDv7, RFC 9562 §5.7). */
  id: string;
  /** ID of the service whose agency sends it. */
  service: string;
  name: string;
  type: MediaType;
  /** Bytes, as announced. */
  size: number;
  /** Of the whole, in hex, as announced; verified when the upload is complete. */
  sha256: string;
  /** Bytes that are here. */
  offset: number;
  state: AttachmentState;
  /** When the last bytes or the verdict came, in milliseconds. */
  changedAt: number;
  /** Why it is `refused`. */
  problem?: AttachmentProblem;
  /** What the scanner found, in its own words. */
  threat?: string;
  /** How often the scanner answered that it could not examine the file. */
  scanErrors?: number;
  /** A letter or dossier has it, so that it stays. */
  isKept?: boolean;
  /** Every letter and dossier that has it has said so (uses.ts): an earlier version does not. */
  isCounted?: boolean;
  /** The last that had it may be gone: one that takes it now says that it stays. */
  isLeaving?: boolean;
}

export const attachmentRecord = record<Attachment>("attachment", {
  about: "a file of an agency, with what the virus scanner says",
});

/** How long a file waits for a letter or dossier, in milliseconds from its last change on. */
export const UNUSED_LIFETIME = DAY;

/** What a letter or dossier says of its file. */
export type AttachedFile = Pick<Attachment, "id" | "name" | "type" | "size" | "sha256">;
