import { type Point, smooth, type Stroke } from "./curves.ts";
import type { Dice } from "./dice.ts";
import { glyphForms, type Script } from "./glyphs.ts";

export interface Row {
  answer: string;
  script: Script;
  width: number;
  height: number;
  pen: number;
}

/** Strokes of all digits in pixels: each turned, stretched and slanted, set as tight as stays readable. */
export function layOut(row: Row, dice: Dice): Stroke[] {
  const glyphs = [...row.answer].map((digit) => shape(Number(digit), row, dice));
  const placed: Stroke[][] = [];
  for (const glyph of glyphs) {
    const before = placed.at(-1);
    const x = before ? besides(before.flat(), glyph.flat(), row.pen * dice.between(...GAP[row.script])) : 0;
    placed.push(move(glyph, x, 0));
  }
  const strokes = placed.flat();
  const [left, right] = extent(strokes.flat());
  const room = row.width - 4 * row.pen;
  const squeeze = Math.min(1, room / (right - left));
  const spare = room - (right - left) * squeeze;
  const start = 2 * row.pen + spare * dice.between(0.25, 0.75);
  return strokes.map((stroke) => stroke.map(([x, y]) => [start + (x - left) * squeeze, y]));
}

/** Room between the middles of neighbouring strokes, in pen widths. */
const GAP: Record<Script, [number, number]> = { persian: [1.7, 2.3], latin: [1, 1.5] };

function shape(digit: number, row: Row, dice: Dice): Stroke[] {
  const tall = row.height * dice.between(0.58, 0.68);
  const wide = tall * dice.between(0.85, 1.05);
  const slant = dice.between(-0.12, 0.12);
  const turn = dice.between(-0.2, 0.2);
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

/** Where `next` must begin so that its strokes come no nearer than `gap` to those of `before`. */
function besides(before: Point[], next: Point[], gap: number): number {
  let x = -Infinity;
  for (const [px, py] of before) {
    for (const [qx, qy] of next) {
      const square = gap * gap - (py - qy) ** 2;
      if (square > 0) x = Math.max(x, px - qx + Math.sqrt(square));
    }
  }
  // A small digit must not slip under the arm of its neighbour.
  const [, right] = extent(before);
  const [left] = extent(next);
  return Math.max(x, right - left - gap / 2);
}

function extent(points: Point[]): [left: number, right: number] {
  const xs = points.map(([x]) => x);
  return [Math.min(...xs), Math.max(...xs)];
}

function move(strokes: Stroke[], dx: number, dy: number): Stroke[] {
  return strokes.map((stroke) => stroke.map(([x, y]) => [x + dx, y + dy]));
}
