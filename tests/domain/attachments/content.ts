/** Bytes as a file that is read in parts, as from the store. */
import type { Content } from "../../../domain/attachments/file/content.ts";

/** `step`: bytes that come at a time. */
export function contentOf(bytes: Uint8Array, step = 7): Content {
  const size = bytes.length;
  return {
    size,
    bytes: (from, length) =>
      Promise.resolve(bytes.slice(Math.max(0, from), Math.max(0, Math.min(size, from + length)))),
    async *stream(from = 0, to = size) {
      for (let at = from; at < to; at += step) yield bytes.slice(at, Math.min(at + step, to));
    },
  };
}
