import type { CaptchaPainter, DigitScript } from "../../domain/captcha/picture.ts";
import { createCanvas, drawStroke, INK, PAPER, type Pen } from "./canvas.ts";
import { type Point, smooth, type Stroke } from "./curves.ts";
import { createDice, type Dice } from "./dice.ts";
import { layOut } from "./layout.ts";
import { encodePng } from "./png.ts";
import { createWarp } from "./warp.ts";

/** In pixels. Shown at 180 × 62 CSS pixels, so that it stays sharp on high-density screens. */
const WIDTH = 360;
const HEIGHT = 124;

interface Disguise {
  /** Mean heights of the waves of ink behind the digits, as fractions of the picture's height. */
  waves: readonly number[];
  /** Paper kept clear around the digits, in pixels: it lets the eye tell digits from waves. */
  halo: number;
  /** Mean heights of the thin waves of paper through the digits. */
  cuts: readonly number[];
}

const DISGUISE: Record<DigitScript, Disguise> = {
  // ۱ ۲ ۳ ۴ differ in their upper half, so the waves stay in the lower half.
  persian: { waves: [0.5, 0.78], halo: 3, cuts: [] },
  // OCR is best at Latin digits: without the cuts, tesseract reads up to one picture in ten.
  latin: { waves: [0.33, 0.67], halo: 2, cuts: [0.36, 0.64] },
};

/** Pictures are about 1.6 KB. */
export function createPngPainter(): CaptchaPainter {
  return {
    paint(answer, { script, random }) {
      const dice = createDice(random);
      const canvas = createCanvas(WIDTH, HEIGHT);
      const radius = dice.between(4.2, 5);
      const warp = createWarp(dice);
      const draw = (strokes: Stroke[], pen: Pen) => {
        for (const stroke of strokes) drawStroke(canvas, stroke.map(warp), pen);
      };
      const { waves, halo, cuts } = DISGUISE[script];
      const digits = layOut(
        { answer, script, width: WIDTH, height: HEIGHT, pen: 2 * radius },
        dice,
      );
      draw(waves.map((level) => wave(level, dice)), { radius, colour: INK });
      draw(digits, { radius: radius + halo, colour: PAPER });
      draw(digits, { radius, colour: INK });
      draw(cuts.map((level) => wave(level, dice)), { radius: 1.75, colour: PAPER });
      return encodePng(canvas);
    },
  };
}

/** A long wave from edge to edge, which the eye does not mistake for a digit. */
function wave(level: number, dice: Dice): Stroke {
  return smooth(
    Array.from({ length: 6 }, (_, i): Point => [
      (WIDTH * (i - 0.5)) / 4 + dice.between(-15, 15),
      HEIGHT * level + dice.between(-26, 26),
    ]),
  );
}
