/**
 * Many test files in one isolate: loading the program's modules takes longer than most tests, and
 * each isolate loads its own.
 */
import { filesBelow, readFile, ROOT } from "./sources.ts";

/** Files of an isolate at most: the processors share what the isolates of a folder have to do. */
const AT_MOST = 40;

/** Hooks belong to an isolate, so that a file with hooks keeps one of its own. */
const HOOKS = /\bDeno\.test\.(?:before|after)(?:All|Each)\b/;

/**
 * Arguments of `deno test`: the files below `folders` that have hooks, and for the others of each
 * folder a few files in the new folder `into`, which import them.
 */
export async function groupTests(folders: string[], into: string): Promise<string[]> {
  await Deno.mkdir(into);
  const files = await Promise.all(folders.map((folder) => groupFolder(folder, into)));
  return ["--config", "deno.json", ...files.flat()];
}

async function groupFolder(folder: string, into: string): Promise<string[]> {
  const files = (await filesBelow(folder)).filter((path) => path.endsWith("_test.ts")).sort();
  const hasHooks = await Promise.all(files.map(async (path) => HOOKS.test(await readFile(path))));
  const others = files.filter((_, i) => !hasHooks[i]);
  const size = Math.ceil(others.length / Math.ceil(others.length / AT_MOST));
  const groups = Object.entries(Object.groupBy(others, (_, i) => Math.floor(i / size)));
  const grouped = groups.map(async ([i, paths]) => {
    const file = `${into}/${folder.replaceAll("/", "-")}-${Number(i) + 1}_test.ts`;
    const imports = paths!.map((path) => `import ${JSON.stringify(new URL(path, ROOT).href)};\n`);
    await Deno.writeTextFile(file, imports.join(""));
    return file;
  });
  return [...files.filter((_, i) => hasHooks[i]), ...await Promise.all(grouped)];
}
