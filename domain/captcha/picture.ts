/** The security code as a picture (guide 1.7 §1). */
import type { Random } from "../platform/platform.ts";

/** The shapes of the digits. */
export type DigitScript = "persian" | "latin";

export interface CaptchaPainter {
  /**
   * PNG of the six digits. All randomness comes from `random`: the same bytes give the same
   * picture.
   */
  paint(answer: string, options: { script: DigitScript; random: Random }): Uint8Array;
}
