import { brotliCompressSync, constants } from "node:zlib";

/** The last level at which a page costs less than it saves (docs/decisions/0317). */
const OPTIONS = { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } };

/** A page in Brotli (RFC 7932), at once: a third of a millisecond for the longest ones. */
export const compressPage = (html: string): Uint8Array<ArrayBuffer> =>
  new Uint8Array(brotliCompressSync(html, OPTIONS));
