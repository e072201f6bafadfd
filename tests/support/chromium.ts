/** Chromium from npm: one compressed file, which is unpacked before it can be started. */
import { createReadStream, createWriteStream } from "node:fs";
import { pipeline } from "node:stream/promises";
import { createBrotliDecompress } from "node:zlib";
import { ownFolder } from "./own_folder.ts";

/** Where `tests/run.ts` tells the tests of the one that it has unpacked for them. */
export const CHROMIUM_VARIABLE = "CHROMIUM";

const PACKED = new URL("../bin/chromium.br", import.meta.resolve("@sparticuz/chromium"));

/**
 * Unpacks Chromium into the folder and returns the program's path. The package's own function is not used: it
 * believes whatever lies under that name in the machine's temporary folder, half a file too.
 */
export async function unpackChromium(folder: string): Promise<string> {
  const path = `${folder}/chromium`;
  const file = createWriteStream(path, { mode: 0o700 });
  await pipeline(createReadStream(PACKED), createBrotliDecompress(), file);
  return path;
}

let own: Promise<string> | undefined;

/** The one that this process was told of, else one of its own. */
export async function chromiumPath(): Promise<string> {
  return Deno.env.get(CHROMIUM_VARIABLE) ?? await (own ??= unpackChromium(ownFolder()));
}
