/** Chromium from npm: one compressed file, which is unpacked before it can be started. */
import chromium from "@sparticuz/chromium";

/** Where `tests/run.ts` tells the tests of the one that it has unpacked for them. */
export const CHROMIUM_VARIABLE = "CHROMIUM";

/**
 * Unpacks Chromium into an empty folder and returns the program's path. The folder is not shared between runs:
 * the package takes a half-written file for a whole one.
 */
export async function unpackChromium(folder: string): Promise<string> {
  const former = Deno.env.get("TMPDIR");
  // The package has no other setting for where it unpacks to.
  Deno.env.set("TMPDIR", folder);
  try {
    return await chromium.executablePath();
  } finally {
    if (former === undefined) Deno.env.delete("TMPDIR");
    else Deno.env.set("TMPDIR", former);
  }
}

let own: Promise<string> | undefined;

/** The one that this process was told of, else one of its own, which goes with the process. */
export function chromiumPath(): Promise<string> {
  const told = Deno.env.get(CHROMIUM_VARIABLE);
  return told ? Promise.resolve(told) : own ??= unpackForThisProcess();
}

async function unpackForThisProcess(): Promise<string> {
  const folder = await Deno.makeTempDir({ prefix: "panjereh_chromium_" });
  globalThis.addEventListener("unload", () => Deno.removeSync(folder, { recursive: true }));
  return await unpackChromium(folder);
}
