/**
 * A phone's camera: decodes a QR code on a page, with a library independent of the one that drew
 * it.
 */
// @ts-types="jsqr/dist/index.d.ts"
import jsQR from "jsqr";

const SCALE = 4;
const QUIET = 4;

/** The text of a QR code's outline (domain/platform/qr_picture.ts); `null` if it cannot be read. */
export function readQrPath({ size, path }: { size: number; path: string }): string | null {
  const side = (size + 2 * QUIET) * SCALE;
  const pixels = new Uint8ClampedArray(side * side * 4).fill(255);
  let [x, y] = [0, 0];
  for (const [, command, a, b] of path.matchAll(/([Mmh])(\d+)(?: (\d+))?/g)) {
    if (command === "M") [x, y] = [Number(a), Number(b)];
    else if (command === "m") x += Number(a);
    else for (const end = x + Number(a); x < end; x++) fill(x, y);
  }
  return jsQR.default(pixels, side, side)?.data ?? null;

  function fill(column: number, row: number): void {
    for (let i = 0; i < SCALE; i++) {
      const from = (((row + QUIET) * SCALE + i) * side + (column + QUIET) * SCALE) * 4;
      for (let j = 0; j < SCALE; j++) pixels.fill(0, from + j * 4, from + j * 4 + 3);
    }
  }
}

/** The URL in the QR code on a page. */
export function scan(html: string): string {
  const path = /<path stroke="#000" d="([^"]+)"/.exec(html)?.[1];
  const side = /viewBox="-4 -4\.5 (\d+) \d+"/.exec(html)?.[1];
  if (!path || !side) throw new Error("Cannot find a QR code on the page");
  const text = readQrPath({ size: Number(side) - 2 * QUIET, path });
  if (text === null) throw new Error("Cannot read the QR code on the page");
  return text;
}
