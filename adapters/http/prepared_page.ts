/**
 * A page that differs from request to request in one identifier, compressed once: the bytes around
 * it at the highest level, and itself as it is (RFC 7932 §9.2, an uncompressed meta-block). Where it
 * stands again, the compressed bytes refer back to its first place.
 */
import { Buffer } from "node:buffer";
import { brotliDecompressSync, constants, createBrotliCompress } from "node:zlib";

/** Compressed, around what differs. */
export interface Prepared {
  before: Uint8Array;
  after: Uint8Array;
}

/** Characters of an identifier, all ASCII. */
export const IDENTIFIER_LENGTH = 42;
/** Bytes that are taken from the compressor at once. */
const ROOM = 1 << 16;

/** No text has these bytes in this order, so that nothing else is taken from here. */
const HOLE = Uint8Array.from({ length: IDENTIFIER_LENGTH }, (_, i) => 0xbf - i);
/** All different, so that a byte from a wrong place is noticed. */
const TRIAL = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnop";

/** `null` if it cannot be prepared. `id` stands in `html` at least once. */
export async function preparePage(html: string, id: string): Promise<Prepared | null> {
  const bytes = Buffer.from(html);
  const at = bytes.indexOf(id);
  for (let place = at; place >= 0; place = bytes.indexOf(id, place)) bytes.set(HOLE, place);
  const end = at + IDENTIFIER_LENGTH;
  const parts = [bytes.subarray(0, at), bytes.subarray(at, end), bytes.subarray(end)];
  // Behind the identifier no code may be chosen by the bytes before it (RFC 7932 §7.1).
  const [before, , after] = await compressInParts(parts, { hasContexts: false });
  // It may be so before it; that saves more, but the two do not always fit.
  const [smaller] = await compressInParts(parts, { hasContexts: true });
  const right = replaced(html, id, TRIAL);
  return [{ before: smaller, after }, { before, after }].find((one) => isRight(one, right)) ?? null;
}

const replaced = (html: string, id: string, by: string) => Buffer.from(html.replaceAll(id, by));

/** The page with this identifier. */
export function fillPage({ before, after }: Prepared, id: string): Uint8Array<ArrayBuffer> {
  // Not the last one, its length in 16 bits, uncompressed, then zeros to the end of the byte.
  const header = (IDENTIFIER_LENGTH - 1) << 3 | 1 << 19;
  const head = [header & 255, header >> 8 & 255, header >> 16];
  return new Uint8Array(Buffer.concat([before, Buffer.from(head), Buffer.from(id), after]));
}

/**
 * Which bytes are copied from where does not depend on the identifier. So what is right for one
 * whose bytes all differ is right for each.
 */
function isRight(prepared: Prepared, right: Buffer): boolean {
  try {
    return brotliDecompressSync(fillPage(prepared, TRIAL)).equals(right);
  } catch {
    return false;
  }
}

/** One stream, cut where each part ends. */
async function compressInParts(
  parts: Uint8Array[],
  { hasContexts }: { hasContexts: boolean },
): Promise<Buffer[]> {
  const stream = createBrotliCompress({
    params: {
      [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
      [constants.BROTLI_PARAM_LGWIN]: constants.BROTLI_MIN_WINDOW_BITS + 6,
      [constants.BROTLI_PARAM_DISABLE_LITERAL_CONTEXT_MODELING]: hasContexts ? 0 : 1,
    },
    chunkSize: ROOM,
  });
  const cut: Buffer[] = [];
  for (const [i, part] of parts.entries()) {
    stream.write(part);
    await new Promise<void>((done) => {
      if (i < parts.length - 1) stream.flush(constants.BROTLI_OPERATION_FLUSH, done);
      else stream.end(done);
    });
    cut.push(stream.read());
  }
  return cut;
}
