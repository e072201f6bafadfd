import type { DigitScript } from "../../domain/captcha/picture.ts";
import { type Point, smooth, type Stroke } from "./curves.ts";
import type { Dice } from "./dice.ts";
import { glyphForms } from "./glyphs.ts";

export interface Row {
  answer: string;
  script: DigitScript;
  /** Size of the picture and width of the pen, in pixels. */
  width: number;
  height: number;
  pen: number;
}

/**
 * Distance between the centre lines of neighbouring strokes, in pen widths; below 1 they would
 * merge.
 */
const GAP: Record<DigitScript, [number, number]> = { persian: [1.5, 2.1], latin: [1.05, 1.5] };

/**
 * Strokes of all digits in pixels. Each digit is rotated, scaled and slanted; the row is as tight
 * as legibility allows.
 */
export function layOut(row: Row, dice: Dice): Stroke[] {
  const glyphs = [...row.answer].map((digit) => ({
    strokes: shape(Number(digit), row, dice),
    gap: row.pen * dice.between(...GAP[row.script]),
  }));
  const leftOver = row.width - 3 * row.pen -
    widthOf(setSideBySide(glyphs, { stretch: 1, loosen: 0 }));
  const inked = glyphs.reduce((sum, { strokes }) => sum + widthOf(strokes), 0);
  const strokes = setSideBySide(glyphs, {
    stretch: 1 + Math.min(0, leftOver) / inked,
    // Narrow digits leave room. Without the extra gap, a row of ۱ would have to be counted.
    loosen: Math.min(row.pen, Math.max(0, leftOver) / glyphs.length),
  });
  const [left] = extent(strokes);
  const spare = row.width - widthOf(strokes);
  return move(strokes, spare * dice.between(0.4, 0.6) - left);
}

interface Glyph {
  strokes: Stroke[];
  /** Distance to the previous glyph, in pixels. */
  gap: number;
}

/** `stretch` is a factor for the width of glyphs; `loosen`, in pixels, is added to every gap. */
function setSideBySide(
  glyphs: Glyph[],
  { stretch, loosen }: { stretch: number; loosen: number },
): Stroke[] {
  const placed: Stroke[] = [];
  let before: Stroke[] = [];
  for (const { strokes, gap } of glyphs) {
    const glyph = strokes.map((stroke) => stroke.map(([x, y]): Point => [x * stretch, y]));
    before = before.length === 0 ? glyph : move(glyph, besides(before, glyph, gap + loosen));
    placed.push(...before);
  }
  return placed;
}

function shape(digit: number, row: Row, dice: Dice): Stroke[] {
  const tall = row.height * dice.between(0.58, 0.68);
  const wide = tall * dice.between(0.85, 1.05);
  const slant = dice.between(-0.12, 0.12);
  const turn = dice.between(-0.18, 0.18);
  const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
  const middle = row.height * dice.between(0.47, 0.53);
  return dice.pick(glyphForms(digit, row.script)).map((stroke) =>
    smooth(stroke).map(([x, y]) => {
      const fromLeft = x * wide - slant * (y - 0.5) * tall;
      const fromMiddle = (y - 0.5) * tall;
      return [fromLeft * cos - fromMiddle * sin, middle + fromLeft * sin + fromMiddle * cos];
    })
  );
}

/**
 * The distance by which `next` must move so that its strokes stay at least `gap` away from those of
 * `before`.
 */
function besides(before: Stroke[], next: Stroke[], gap: number): number {
  const [, right] = extent(before);
  const [left] = extent(next);
  // Keeps a small digit from slipping under the arm of its neighbour.
  let x = right - left - gap / 2;
  const nextPoints = next.flat();
  for (const p of before.flat()) {
    for (const q of nextPoints) {
      const apart = p[0] - q[0];
      // Most pairs are far apart. Skipping them avoids the square roots, which took most of the
      // time.
      if (apart + gap <= x) continue;
      const square = gap * gap - (p[1] - q[1]) ** 2;
      if (square > 0) x = Math.max(x, apart + Math.sqrt(square));
    }
  }
  return x;
}

function extent(strokes: Stroke[]): [left: number, right: number] {
  const xs = strokes.flat().map(([x]) => x);
  return [Math.min(...xs), Math.max(...xs)];
}

function widthOf(strokes: Stroke[]): number {
  const [left, right] = extent(strokes);
  return right - left;
}

function move(strokes: Stroke[], dx: number): Stroke[] {
  return strokes.map((stroke) => stroke.map(([x, y]): Point => [x + dx, y]));
}
