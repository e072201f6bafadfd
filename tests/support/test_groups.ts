/**
 * Many test files in one isolate: loading the program's modules takes longer than most tests, and
 * each isolate loads its own.
 */
import { filesBelow, readFile, ROOT } from "./sources.ts";

/** Hooks belong to an isolate, so that a file with hooks keeps one of its own. */
const HOOKS = /\bDeno\.test\.(?:before|after)(?:All|Each)\b/;

/**
 * Files for `deno test`: those below `folders` that have hooks, and for the others of each folder a few
 * files in the folder `into`, which import `atMost` of them each. Several isolates share the
 * processors.
 */
export async function groupTests(
  folders: string[],
  { into, atMost }: { into: string; atMost: number },
): Promise<string[]> {
  await Deno.mkdir(into, { recursive: true });
  const files = await Promise.all(folders.map((folder) => groupFolder(folder, into, atMost)));
  return files.flat();
}

async function groupFolder(folder: string, into: string, atMost: number): Promise<string[]> {
  const files = (await filesBelow(folder)).filter((path) => /_test\.tsx?$/.test(path)).sort();
  const hasHooks = await Promise.all(files.map(async (path) => HOOKS.test(await readFile(path))));
  const others = files.filter((_, i) => !hasHooks[i]);
  const size = Math.ceil(others.length / Math.ceil(others.length / atMost));
  const groups = Object.entries(Object.groupBy(others, (_, i) => Math.floor(i / size)));
  const grouped = groups.map(async ([i, paths]) => {
    const file = `${into}/${folder.replaceAll("/", "-")}-${Number(i) + 1}_test.ts`;
    const imports = paths!.map((path) => `import ${JSON.stringify(new URL(path, ROOT).href)};\n`);
    await Deno.writeTextFile(file, imports.join(""));
    return file;
  });
  return [...files.filter((_, i) => hasHooks[i]), ...await Promise.all(grouped)];
}
