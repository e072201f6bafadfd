/** A PNG image from its first chunk to its last (PNG 3rd edition §5.3): nothing may follow. */
import { viewOf } from "./bytes.ts";
import type { Examiner } from "./examiner.ts";

const SIGNATURE_BYTES = 8;
/** Length and type before the data of a chunk. */
const HEAD_BYTES = 8;
const CRC_BYTES = 4;
const IEND = 0x49454e44;

export function examinePng(): Examiner {
  const head = new Uint8Array(HEAD_BYTES);
  let headBytes = 0;
  let toSkip = SIGNATURE_BYTES;
  let hasEnd = false;
  let isFollowed = false;
  return {
    take(bytes) {
      let at = 0;
      while (at < bytes.length) {
        if (toSkip > 0) {
          const skipped = Math.min(toSkip, bytes.length - at);
          toSkip -= skipped;
          at += skipped;
          continue;
        }
        if (hasEnd) {
          isFollowed = true;
          return;
        }
        head[headBytes++] = bytes[at++];
        if (headBytes < HEAD_BYTES) continue;
        headBytes = 0;
        const chunk = viewOf(head);
        toSkip = chunk.getUint32(0) + CRC_BYTES;
        hasEnd = chunk.getUint32(4) === IEND;
      }
    },
    judge: () => isFollowed ? "polyglot" : hasEnd && toSkip === 0 ? null : "type_mismatch",
  };
}
