/**
 * Photos for the face matcher. The drawn face is for people; the matcher reads a mark in the file's
 * text (`panjereh-face=<national ID or FIDA code>;live=<1 or 0>`), in a PNG as in a JPEG.
 */
import { encode } from "fast-png";
import { FOREIGNERS } from "./foreigners.ts";
import type { Person } from "./person.ts";
import { PEOPLE } from "./people.ts";

const WIDTH = 120;
const HEIGHT = 150;
const SCREEN_SUFFIX = "-screen";

function markOf({ nationalId, fidaCode }: Person, isLive: boolean): string {
  return `panjereh-face=${fidaCode ?? nationalId};live=${isLive ? 1 : 0}`;
}

export function readMark(bytes: Uint8Array): { face: string; isLive: boolean } | null {
  const mark = /panjereh-face=(\d+);live=([01])/.exec(new TextDecoder("latin1").decode(bytes));
  return mark && { face: mark[1], isLive: mark[2] === "1" };
}

/**
 * PNG of "<persona>", or of a screen that shows them ("<persona>-screen"); `null` if there is no
 * such person.
 */
export function drawPhoto(name: string): Uint8Array<ArrayBuffer> | null {
  const isLive = !name.endsWith(SCREEN_SUFFIX);
  const persona = isLive ? name : name.slice(0, -SCREEN_SUFFIX.length);
  const everybody: Person[] = [...PEOPLE, ...FOREIGNERS];
  const index = everybody.findIndex((person) => person.persona === persona);
  if (index < 0) return null;
  const data = new Uint8Array(WIDTH * HEIGHT * 3);
  for (let y = 0; y < HEIGHT; y++) {
    for (let x = 0; x < WIDTH; x++) {
      data.set(colourAt(x, y, { hue: index * 37 % 360, isLive }), (y * WIDTH + x) * 3);
    }
  }
  const text = { Comment: markOf(everybody[index], isLive) };
  return new Uint8Array(encode({ width: WIDTH, height: HEIGHT, data, channels: 3, text }));
}

function colourAt(x: number, y: number, { hue, isLive }: { hue: number; isLive: boolean }) {
  const inside = (cx: number, cy: number, rx: number, ry: number) =>
    ((x - cx) / rx) ** 2 + ((y - cy) / ry) ** 2 < 1;
  // The bezel of the screen that was photographed.
  if (!isLive && (x < 10 || y < 10 || x >= WIDTH - 10 || y >= HEIGHT - 10)) return [20, 20, 24];
  if (inside(46, 66, 4, 4) || inside(74, 66, 4, 4)) return [40, 30, 30];
  if (inside(60, 92, 13, 4)) return [170, 70, 70];
  if (inside(60, 75, 32, 40)) return [232, 190, 160];
  if (inside(60, 62, 40, 44)) return [60, 45, 35];
  if (inside(60, 150, 52, 36)) return [hue % 200, 90, 200 - hue % 200];
  return isLive ? [214, 224, 232] : [150, 170, 190];
}
