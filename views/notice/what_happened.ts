/** Parts of a notice that are the same in every channel. */
import type { Device } from "../../domain/session/device.ts";

/** "Firefox Windows" */
export function deviceName({ browser, system }: Device): string {
  return [browser, system].filter(Boolean).join(" ");
}

/** A left-to-right mark keeps the star of "185.12.*" at its end in Persian and Arabic text. */
export function placeName(place: string): string {
  return `${place}\u200e`;
}
