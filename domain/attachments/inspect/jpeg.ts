/** A JPEG image from its first marker to its last (ITU-T T.81 §B.1): nothing may follow. */
import type { Examiner } from "./examiner.ts";

const EOI = 0xd9;
/** Markers without a length: TEM, RST0 to RST7, SOI. */
const isAlone = (marker: number) => marker === 0x01 || marker >= 0xd0 && marker <= 0xd8;
const SOS = 0xda;

type State = "marker" | "code" | "length_high" | "length_low" | "segment" | "scan" | "scan_code";

export function examineJpeg(): Examiner {
  let state: State = "marker";
  let marker = 0;
  let length = 0;
  let hasEnd = false;
  let isFollowed = false;
  let isBroken = false;

  /** The state after this byte. */
  function after(byte: number): State {
    switch (state) {
      case "marker":
        if (byte !== 0xff) isBroken = true;
        return "code";
      case "code":
        // Any number of fill bytes may stand before it.
        if (byte === 0xff) return "code";
        marker = byte;
        if (marker === EOI) hasEnd = true;
        return marker === EOI || isAlone(marker) ? "marker" : "length_high";
      case "length_high":
        length = byte << 8;
        return "length_low";
      case "length_low":
        length = (length | byte) - 2;
        if (length < 0) isBroken = true;
        return length > 0 ? "segment" : afterSegment();
      case "segment":
        return --length > 0 ? "segment" : afterSegment();
      case "scan":
        return byte === 0xff ? "scan_code" : "scan";
      case "scan_code":
        if (byte === 0xff) return "scan_code";
        // A byte of the image, or a restart within it.
        if (byte === 0 || isAlone(byte)) return "scan";
        state = "code";
        return after(byte);
    }
  }

  const afterSegment = (): State => marker === SOS ? "scan" : "marker";

  return {
    take(bytes) {
      for (const byte of bytes) {
        if (hasEnd) {
          isFollowed = true;
          return;
        }
        if (isBroken) return;
        state = after(byte);
      }
    },
    judge: () => isFollowed ? "polyglot" : hasEnd && !isBroken ? null : "type_mismatch",
  };
}
