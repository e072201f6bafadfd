import type { Device } from "../../domain/session/device.ts";
import type { Page } from "./page.ts";
import { fill } from "../texts/fill.ts";
import { Latin } from "./foreign.tsx";

/** A browser in words: "Firefox on Windows". Names are ours, never the browser's own. */
export function DeviceName({ page, device = {} }: { page: Page; device?: Device }) {
  const { browser, system } = device;
  const texts = page.texts.device;
  const text = browser && system
    ? texts.both
    : browser
    ? texts.browser
    : system
    ? texts.system
    : texts.unknown;
  return (
    <>
      {fill(text, {
        browser: browser && <Latin>{browser}</Latin>,
        system: system && <Latin>{system}</Latin>,
      })}
    </>
  );
}
