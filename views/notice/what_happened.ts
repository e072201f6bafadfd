/** Parts of a notice that every channel tells alike. */
import type { Device } from "../../domain/session/device.ts";

/** "Firefox Windows" */
export function deviceName({ browser, system }: Device): string {
  return [browser, system].filter(Boolean).join(" ");
}

/** A mark keeps the star of "185.12.*" where it belongs between Persian or Arabic words. */
export function placeName(place: string): string {
  return `${place}\u200e`;
}
