import type { Point } from "./curves.ts";
import type { Dice } from "./dice.ts";

const WAVES = 3;

/** A smooth random displacement of the plane by crossing waves, in pixels. */
export function createWarp(dice: Dice): (point: Point) => Point {
  const waves = Array.from({ length: WAVES }, () => {
    const direction = dice.between(0, 2 * Math.PI);
    // Amplitude × wave number stays below 0.25, so that the plane bends but does not fold.
    const length = dice.between(110, 200);
    return {
      kx: (Math.cos(direction) * 2 * Math.PI) / length,
      ky: (Math.sin(direction) * 2 * Math.PI) / length,
      phase: dice.between(0, 2 * Math.PI),
      dx: dice.between(-4, 4),
      dy: dice.between(-4, 4),
    };
  });
  return ([x, y]) => {
    let [warpedX, warpedY] = [x, y];
    for (const wave of waves) {
      const height = Math.sin(wave.kx * x + wave.ky * y + wave.phase);
      warpedX += wave.dx * height;
      warpedY += wave.dy * height;
    }
    return [warpedX, warpedY];
  };
}
