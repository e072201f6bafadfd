/**
 * Test files of a folder in one isolate: loading the program's modules takes longer than most tests,
 * and each isolate loads its own.
 */
import { filesBelow, readFile, ROOT } from "./sources.ts";

/** Hooks belong to an isolate, so that a file with hooks keeps one of its own. */
const HOOKS = /\bDeno\.test\.(?:before|after)(?:All|Each)\b/;

/**
 * Arguments of `deno test`: the files below `folders` that have hooks, and for the others of each
 * folder one file in the new folder `into`, which imports them.
 */
export async function groupTests(folders: string[], into: string): Promise<string[]> {
  const files = (await Promise.all(folders.map(filesBelow))).flat()
    .filter((path) => path.endsWith("_test.ts"));
  const hasHooks = await Promise.all(files.map(async (path) => HOOKS.test(await readFile(path))));
  const groups = Map.groupBy(
    files.filter((_, i) => !hasHooks[i]),
    (path) => path.slice(0, path.lastIndexOf("/")),
  );
  await Deno.mkdir(into);
  const grouped = [...groups].map(async ([folder, paths]) => {
    const file = `${into}/${folder.replaceAll("/", "-")}_test.ts`;
    const imports = paths.map((path) => `import ${JSON.stringify(new URL(path, ROOT).href)};\n`);
    await Deno.writeTextFile(file, imports.join(""));
    return file;
  });
  const alone = files.filter((_, i) => hasHooks[i]);
  return ["--config", "deno.json", ...alone, ...await Promise.all(grouped)];
}
