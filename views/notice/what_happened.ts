/** Parts of a notice that are the same in every channel. */
import type { Device } from "../../domain/session/device.ts";
import { deviceText } from "../components/device_name.tsx";
import { fillPlain } from "../texts/fill.ts";
import type { Texts } from "../texts/types/mod.ts";

/** As an SMS has room for: "Firefox Windows" */
export function deviceName({ browser, system }: Device): string {
  return [browser, system].filter(Boolean).join(" ");
}

/** As pages say it: "Firefox on Windows" */
export function deviceSaid(texts: Texts, device: Device): string | undefined {
  const { browser = "", system = "" } = device;
  if (!browser && !system) return undefined;
  return fillPlain(deviceText(texts, device), { browser, system });
}

/** A left-to-right mark keeps the star of "185.12.*" at its end in Persian and Arabic text. */
export function placeName(place: string): string {
  return `${place}\u200e`;
}
