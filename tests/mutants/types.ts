/** Which mutants the compiler would refuse: they say nothing about the tests. */
import { outputOf } from "../support/command.ts";
import { type Mutant, mutate } from "./mutant.ts";
import type { Tree } from "./tree.ts";

/** Milliseconds for the types of hundreds of files. */
const CHECK_PATIENCE = 900_000;

/** Unused names: who removes a line also removes what only it used. */
const UNUSED = ["6133", "6192", "6196", "6198"];

/** What is wrong with a mutant's types, for those where something is. All are checked together, as siblings of their files. */
export async function typeFaults(
  tree: Tree,
  mutants: readonly Mutant[],
): Promise<Map<Mutant, string>> {
  const faults = new Map<Mutant, string>();
  const siblings = new Map(mutants.map((mutant, i) => [
    mutant.file.replace(/(\.tsx?)$/, `.mutant${i}$1`),
    mutant,
  ]));
  for (const [path, mutant] of siblings) {
    await tree.write(path, mutate(await tree.read(mutant.file), mutant));
  }
  // A file that cannot be parsed hides the faults of all others: without it they are looked for again.
  while (siblings.size > 0) {
    const { success, stderr: errors } = await check(tree, [...siblings.keys()]);
    const found = faultsIn(errors, tree).filter(({ path }) => siblings.has(path));
    for (const { path, fault } of found) faults.set(siblings.get(path)!, fault);
    const unparsed = found.filter(({ isType }) => !isType);
    for (const { path } of unparsed) await drop(path);
    if (!success && found.length === 0 && !errors.includes("Type checking failed")) {
      throw new Error(`Cannot check types:\n${errors}`);
    }
    if (unparsed.length === 0) break;
  }
  for (const path of [...siblings.keys()]) await drop(path);
  return faults;

  async function drop(path: string) {
    siblings.delete(path);
    await Deno.remove(`${tree.path}/${path}`);
  }
}

async function check(tree: Tree, files: string[]) {
  return await outputOf(Deno.execPath(), ["check", ...files], {
    cwd: tree.path,
    env: { NO_COLOR: "1" },
    patience: CHECK_PATIENCE,
  });
}

/** A fault is a few lines and the place: "TS2322 [ERROR]: … at file:///…:1:2", or "error: SyntaxError: …". */
function faultsIn(errors: string, tree: Tree) {
  const fault =
    /(?:TS(\d+) \[ERROR\]|error: (?!Type checking)[^\n]*?): ([^\n]+)[^]*?at file:\/\/([^\n]+?):\d+:\d+/g;
  return [...errors.matchAll(fault)]
    .filter(([, number]) => !UNUSED.includes(number))
    .map(([, number, text, path]) => ({
      path: decodeURI(path).slice(tree.path.length + 1),
      fault: text,
      isType: number !== undefined,
    }));
}
