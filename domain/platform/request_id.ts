import type { Random } from "./platform.ts";

/** What a person reads out on the phone: the beginning of the request's ID. */
const REFERENCE_DIGITS = 8;

/** From four bytes come the digits, and from eight the rest of the ID in hexadecimal. */
const ID_BYTES = 12;
const ID_LENGTH = REFERENCE_DIGITS + 16;

/** Request IDs; not secret. Drawn many at a time, which takes a tenth of the time. */
export function createRequestIds(random: Random): () => string {
  let drawn = "";
  let next = 0;
  return () => {
    if (next === drawn.length) {
      drawn = idsFrom(random.bytes(256 * ID_BYTES));
      next = 0;
    }
    return drawn.slice(next, next += ID_LENGTH);
  };
}

function idsFrom(bytes: Uint8Array): string {
  const { buffer, byteOffset, length } = bytes;
  const view = new DataView(buffer, byteOffset, length);
  let ids = "";
  for (let at = 0; at < length; at += ID_BYTES) {
    const digits = String(view.getUint32(at) % 10 ** REFERENCE_DIGITS);
    ids += digits.padStart(REFERENCE_DIGITS, "0") + bytes.subarray(at + 4, at + ID_BYTES).toHex();
  }
  return ids;
}

/** "1234-5678", short enough for the phone (docs/decisions/0171_references_for_the_phone.md). */
export function referenceOf(requestId: string): string {
  const half = REFERENCE_DIGITS / 2;
  return `${requestId.slice(0, half)}-${requestId.slice(half, REFERENCE_DIGITS)}`;
}
