/** Chromium from npm: one compressed file, to be unpacked before use. */
import { createReadStream, createWriteStream } from "node:fs";
import { pipeline } from "node:stream/promises";
import { createBrotliDecompress } from "node:zlib";
import { ownFolder } from "./own_folder.ts";

/** Variable by which `tests/run.ts` passes the path of the Chromium that it has unpacked. */
export const CHROMIUM_VARIABLE = "CHROMIUM";

const PACKED = new URL("../bin/chromium.br", import.meta.resolve("@sparticuz/chromium"));

/**
 * Unpacks Chromium into the folder and returns the path of the program. The package's own function
 * is not used, because it trusts any file of that name in the machine's temporary folder, even half
 * a file.
 */
export async function unpackChromium(folder: string): Promise<string> {
  const path = `${folder}/chromium`;
  const file = createWriteStream(path, { mode: 0o700 });
  await pipeline(createReadStream(PACKED), createBrotliDecompress(), file);
  return path;
}

let own: Promise<string> | undefined;

/** The path passed to this process, else a newly unpacked one. */
export async function chromiumPath(): Promise<string> {
  return Deno.env.get(CHROMIUM_VARIABLE) ?? await (own ??= unpackChromium(ownFolder()));
}
