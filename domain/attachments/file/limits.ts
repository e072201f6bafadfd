/** How large files and their parts may be. */

export const MEBIBYTE = 1024 * 1024;
/** Bytes of a file. */
export const MAX_SIZE = 20 * MEBIBYTE;
/** Bytes of one request. */
export const MAX_CHUNK = MEBIBYTE;
