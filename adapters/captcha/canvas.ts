import type { Point, Stroke } from "./curves.ts";

export interface Canvas {
  readonly width: number;
  readonly height: number;
  /** One byte a pixel, `PAPER` or `INK`, row by row from the top. */
  readonly pixels: Uint8Array;
}

export const PAPER = 0;
export const INK = 1;

/** A round pen; `radius` in pixels. */
export interface Pen {
  radius: number;
  colour: typeof PAPER | typeof INK;
}

export function createCanvas(width: number, height: number): Canvas {
  return { width, height, pixels: new Uint8Array(width * height) };
}

/** Draws the stroke, clipped to the canvas. */
export function drawStroke(canvas: Canvas, stroke: Stroke, pen: Pen): void {
  for (let i = 0; i + 1 < stroke.length; i++) {
    drawLine(canvas, [stroke[i], stroke[i + 1]], pen);
  }
}

function drawLine(
  { width, height, pixels }: Canvas,
  [from, to]: [Point, Point],
  { radius, colour }: Pen,
): void {
  const left = Math.max(0, Math.ceil(Math.min(from[0], to[0]) - radius));
  const right = Math.min(width - 1, Math.floor(Math.max(from[0], to[0]) + radius));
  const top = Math.max(0, Math.ceil(Math.min(from[1], to[1]) - radius));
  const bottom = Math.min(height - 1, Math.floor(Math.max(from[1], to[1]) + radius));
  const dx = to[0] - from[0];
  const dy = to[1] - from[1];
  const square = dx * dx + dy * dy || 1;
  for (let y = top; y <= bottom; y++) {
    for (let x = left; x <= right; x++) {
      const along = ((x - from[0]) * dx + (y - from[1]) * dy) / square;
      const nearest = Math.min(1, Math.max(0, along));
      const ex = x - from[0] - nearest * dx;
      const ey = y - from[1] - nearest * dy;
      if (ex * ex + ey * ey <= radius * radius) pixels[y * width + x] = colour;
    }
  }
}
