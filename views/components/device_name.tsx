import type { Device } from "../../domain/session/device.ts";
import type { Page } from "./page.ts";
import { fill } from "../texts/fill.ts";
import type { Texts } from "../texts/types/mod.ts";
import { Latin } from "./foreign.tsx";

/** The sentence that says what is known of it. */
export function deviceText({ device: texts }: Texts, { browser, system }: Device): string {
  if (browser && system) return texts.both;
  if (browser) return texts.browser;
  return system ? texts.system : texts.unknown;
}

/** A browser in words: "Firefox on Windows". Names are ours, never the browser's own. */
export function DeviceName({ page, device = {} }: { page: Page; device?: Device }) {
  const { browser, system } = device;
  return (
    <>
      {fill(deviceText(page.texts, device), {
        browser: browser && <Latin>{browser}</Latin>,
        system: system && <Latin>{system}</Latin>,
      })}
    </>
  );
}
