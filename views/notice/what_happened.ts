/** Parts of a notice that are the same in every channel. */
import type { Device } from "../../domain/session/device.ts";
import { fillPlain } from "../texts/fill.ts";
import type { Texts } from "../texts/types/mod.ts";

/** As an SMS has room for: "Firefox Windows" */
export function deviceName({ browser, system }: Device): string {
  return [browser, system].filter(Boolean).join(" ");
}

/** As pages say it: "Firefox on Windows" */
export function deviceSaid({ device: texts }: Texts, { browser, system }: Device) {
  if (!browser && !system) return undefined;
  const text = browser && system ? texts.both : browser ? texts.browser : texts.system;
  return fillPlain(text, { browser: browser ?? "", system: system ?? "" });
}

/** A left-to-right mark keeps the star of "185.12.*" at its end in Persian and Arabic text. */
export function placeName(place: string): string {
  return `${place}\u200e`;
}
