import type { CaptchaPainter } from "../../domain/challenge/captcha_picture.ts";
import type { Random } from "../../domain/platform.ts";
import { createCanvas, drawStroke, INK, PAPER } from "./canvas.ts";
import { smooth, type Stroke } from "./curves.ts";
import { createDice, type Dice } from "./dice.ts";
import { layOut } from "./layout.ts";
import { encodePng } from "./png.ts";
import { createWarp } from "./warp.ts";

/** Pixels; shown at half of it, 180 × 64 CSS pixels, so that it stays sharp on dense screens. */
const WIDTH = 360;
const HEIGHT = 128;

/** A picture of about 1.5 KB. All chance comes from `random`, so equal bytes give an equal picture. */
export function createPngPainter({ random }: { random: Random }): CaptchaPainter {
  return {
    paint(answer, script) {
      const dice = createDice(random);
      const canvas = createCanvas(WIDTH, HEIGHT);
      const pen = dice.between(8.5, 10);
      const strokes = layOut({ answer, script, width: WIDTH, height: HEIGHT, pen }, dice);
      const warp = createWarp(dice);
      const digits = strokes.map((stroke) => stroke.map(warp));
      const E = Deno.env;
      for (const stroke of distractions(dice, Number(E.get("WAVES") ?? 2))) {
        drawStroke(canvas, stroke.map(warp), { radius: pen / 2, colour: INK });
      }
      const halo = Number(E.get("HALO") ?? 3);
      if (halo) for (const stroke of digits) drawStroke(canvas, stroke, { radius: pen / 2 + halo, colour: PAPER });
      for (const stroke of digits) drawStroke(canvas, stroke, { radius: pen / 2, colour: INK });
      for (const stroke of distractions(dice, Number(E.get("FRONT") ?? 0))) {
        drawStroke(canvas, stroke.map(warp), { radius: pen / 2, colour: INK });
      }
      for (const stroke of distractions(dice, Number(E.get("CUTS") ?? 0))) {
        drawStroke(canvas, stroke.map(warp), { radius: 2, colour: PAPER });
      }
      return encodePng(canvas);
    },
  };
}

/** Long waves right through the row: they join the digits for a machine, and no eye takes them for one. */
function distractions(dice: Dice, n: number): Stroke[] {
  return Array.from({length: n}, (_, k) => (k+1)/(n+1)).map((level) =>
    smooth(
      Array.from({ length: 6 }, (_, i): [number, number] => [
        (WIDTH * (i - 0.5)) / 4 + dice.between(-15, 15),
        HEIGHT * level + dice.between(-28, 28),
      ]),
    )
  );
}
