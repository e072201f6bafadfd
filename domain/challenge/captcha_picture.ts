/** The security code as a picture (guide 1.7 §1). */

export interface CaptchaPainter {
  /** PNG of the six digits. `script`: which digit shapes to draw. */
  paint(answer: string, script: "persian" | "latin"): Uint8Array;
}
