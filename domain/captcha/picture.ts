/** The security code as a picture (guide 1.7 §1). */
import type { Random } from "../platform/platform.ts";

/** Which digit shapes to draw. */
export type DigitScript = "persian" | "latin";

export interface CaptchaPainter {
  /** PNG of the six digits. All chance comes from `random`: equal bytes give an equal picture. */
  paint(answer: string, options: { script: DigitScript; random: Random }): Uint8Array;
}
