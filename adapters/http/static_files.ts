/**
 * Every static file of the window: its script, the second style sheet with its font, the guide and
 * the mark.
 */
import type { Asset } from "../../domain/platform/asset.ts";
import { loadScript, sheetOf } from "./assets.ts";
import { loadDisplaySheet } from "./display_sheet.ts";
import { type GuideFile, loadGuides } from "./guides.ts";

export interface StaticFiles {
  assets: ReadonlyMap<string, Asset>;
  /** Path of the single script: htmx and our own. */
  script: string;
  /** Path of the part of it that clients need who save data. */
  fragmentScript: string;
  /** Path of the script for the photo of level 3, which only its page loads. */
  photoScript: string;
  /** Path of the script for passkeys, which only their pages load. */
  passkeyScript: string;
  /** Path of the script that subscribes to pushes, which only its page loads. */
  pushScript: string;
  /** The script that shows pushes: served at an address that never changes. */
  pushWorker: string;
  /** Path of the style sheet of signed-in people's pages. */
  style: string;
  /** Path of the second style sheet. */
  displaySheet: string;
  /** By language. */
  guides: ReadonlyMap<string, GuideFile>;
  /** The mark as a PNG, by size in pixels. */
  icons: ReadonlyMap<number, Uint8Array<ArrayBuffer>>;
}

export interface StaticFilesOptions {
  /** `static/`. */
  folder: URL;
  /** Writes the style sheet. */
  writeStyle(): string;
  /** Writes what the first form's document lacks of it. */
  writeLaterStyle(): string;
  /** Writes the second style sheet; see `loadDisplaySheet`. */
  writeDisplaySheet: Parameters<typeof loadDisplaySheet>[0];
  /** The guide's files are served only if they state this code. */
  dialCode: string;
  /** What the script says, by language. */
  said: unknown;
  /** What a push says, by language. */
  pushed: unknown;
}

export async function loadStaticFiles(
  { folder, writeStyle, writeLaterStyle, writeDisplaySheet, dialCode, said, pushed }:
    StaticFilesOptions,
): Promise<StaticFiles> {
  const later = sheetOf("later", writeLaterStyle());
  const [script, fragment, photo, passkey, push, worker, sheet, guide, icons] = await Promise.all([
    loadScript("htmx", [
      new URL("htmx_config.js", folder),
      new URL(import.meta.resolve("htmx.org/dist/htmx.min.js")),
      new URL("fragment.js", folder),
      new URL("connection.js", folder),
      new URL("announce.js", folder),
      new URL("proof.js", folder),
      new URL("countdown.js", folder),
      new URL("web_otp.js", folder),
      new URL("passkey_way.js", folder),
      new URL("later_style.js", folder),
    ], { SAID: said, LATER_STYLE: later[0] }),
    loadScript("fragment", [new URL("fragment.js", folder)]),
    loadScript("photo", [new URL("photo.js", folder)]),
    loadScript("passkey", [new URL("passkey.js", folder)]),
    loadScript("push", [new URL("push.js", folder)]),
    loadScript("push_worker", [new URL("push_worker.js", folder)], { PUSHED: pushed }),
    loadDisplaySheet(writeDisplaySheet),
    loadGuides(new URL("guide/", folder), dialCode),
    loadIcons(new URL("icons/", folder)),
  ]);
  const style = sheetOf("style", writeStyle());
  return {
    assets: new Map<string, Asset>([
      style,
      later,
      [script.path, script.asset],
      [fragment.path, fragment.asset],
      [photo.path, photo.asset],
      [passkey.path, passkey.asset],
      [push.path, push.asset],
      ...sheet.assets,
      ...guide.assets,
    ]),
    script: script.path,
    fragmentScript: fragment.path,
    photoScript: photo.path,
    passkeyScript: passkey.path,
    pushScript: push.path,
    pushWorker: new TextDecoder().decode(worker.asset.body),
    style: style[0],
    displaySheet: sheet.path,
    guides: guide.guides,
    icons,
  };
}

/** Every `mark_<pixels>.png` of the folder (made by `deno task icons`). */
async function loadIcons(folder: URL): Promise<Map<number, Uint8Array<ArrayBuffer>>> {
  const icons = new Map<number, Uint8Array<ArrayBuffer>>();
  for await (const { name } of Deno.readDir(folder)) {
    const size = /^mark_(\d+)\.png$/.exec(name)?.[1];
    if (size) icons.set(Number(size), await Deno.readFile(new URL(name, folder)));
  }
  return icons;
}
