/**
 * `deno task mutate`: makes every change of the lists, one at a time, and writes docs/mutants.md. Parts of the paths of
 * files choose; then nothing is written.
 */
import { print, writeReport } from "../walk/out.ts";
import { MUTANTS } from "./mod.ts";
import { countOf, scoreOf, writeTable } from "./table.ts";
import { copyTree, git } from "./tree.ts";
import { failingUnaltered, type Tried, tryAll } from "./trial.ts";
import { typeFaults } from "./types.ts";

const began = performance.now();
const chosen = MUTANTS.filter(({ file }) =>
  Deno.args.length === 0 || Deno.args.some((part) => file.includes(part))
);
if (chosen.length === 0) throw new Error("No mutant is in such a file");

await using first = await copyTree();
await using second = await copyTree(first.chromium);

const failing = await failingUnaltered(first, chosen);
if (failing.length > 0) {
  print(`Cannot begin: unaltered, these fail:\n${failing.join("\n")}`);
  Deno.exitCode = 1;
} else {
  const faults = await typeFaults(first, chosen);
  const all = await tryAll([first, second], chosen, { faults, onTried: tell });
  print(`${countOf(all, "noticed", "hung")} of ${all.length} noticed: ${scoreOf(all)}`);
  if (Deno.args.length === 0) {
    const commit = (await git("rev-parse", "--short", "HEAD")).trim();
    const date = new Date().toISOString().slice(0, 10);
    const minutes = Math.ceil((performance.now() - began) / 60_000);
    await writeReport("mutants.md", writeTable(all, { date, commit, minutes }));
  }
  Deno.exitCode = countOf(all, "unnoticed", "invalid") > 0 ? 1 : 0;
}

function tell({ mutant: { file, original, means }, verdict }: Tried): void {
  const by = verdict.kind === "noticed" ? verdict.by : "fault" in verdict ? verdict.fault : "";
  print(`${verdict.kind} ${file}: ${original.trim().replace(/\s+/g, " ").slice(0, 80)}`);
  print(verdict.kind === "unnoticed" ? `  ${means}` : `  ${by}`);
}
