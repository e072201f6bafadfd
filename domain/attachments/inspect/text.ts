/** Text and tables: UTF-8 without control characters. */
import type { Examiner } from "./examiner.ts";

/** But for tab, line feed, form feed and carriage return. */
// deno-lint-ignore no-control-regex -- that is what it looks for
const CONTROLS = /[\u0000-\u0008\u000b\u000e-\u001f\u007f-\u009f]/;

export function examineText(): Examiner {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let isSound = true;
  function decode(bytes?: Uint8Array): void {
    if (!isSound) return;
    try {
      isSound = !CONTROLS.test(decoder.decode(bytes, { stream: bytes !== undefined }));
    } catch {
      isSound = false;
    }
  }
  return {
    take: decode,
    judge() {
      decode();
      return isSound ? null : "text_encoding";
    },
  };
}
