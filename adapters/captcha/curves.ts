export type Point = readonly [x: number, y: number];
/** Drawn without lifting the pen. */
export type Stroke = readonly Point[];

const STEPS = 6;

/** The uniform Catmull-Rom curve through the points, as a polyline. */
export function smooth(stroke: Stroke): Stroke {
  const first = stroke[0];
  const last = stroke[stroke.length - 1];
  const closed = first[0] === last[0] && first[1] === last[1];
  const curve: Point[] = [first];
  for (let i = 0; i + 1 < stroke.length; i++) {
    const before = stroke[i - 1] ?? (closed ? stroke[stroke.length - 2] : first);
    const after = stroke[i + 2] ?? (closed ? stroke[1] : last);
    for (let step = 1; step <= STEPS; step++) {
      const t = step / STEPS;
      curve.push([
        spline([before[0], stroke[i][0], stroke[i + 1][0], after[0]], t),
        spline([before[1], stroke[i][1], stroke[i + 1][1], after[1]], t),
      ]);
    }
  }
  return curve;
}

function spline([a, b, c, d]: [number, number, number, number], t: number): number {
  return b + (t / 2) * (c - a + t * (2 * a - 5 * b + 4 * c - d + t * (3 * (b - c) + d - a)));
}
