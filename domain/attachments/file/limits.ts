/** How large files and their parts may be. */

export const MEBIBYTE = 1024 * 1024;
/** Bytes of a file. */
export const MAX_SIZE = 20 * MEBIBYTE;
/** What a chunk is sent as (draft-ietf-httpbis-resumable-upload-09 §6). */
export const PARTIAL_UPLOAD = "application/partial-upload";
/** Bytes of one request. */
export const MAX_CHUNK = MEBIBYTE;
