// deno-lint-ignore-file no-console -- it speaks to the terminal
/**
 * `deno task machines:scale [names…] [--seconds <number>] [--quick]`: measures one part after the
 * other, prints and keeps each row as it arrives, and computes from all what a country needs.
 * Without names all parts are measured; `arithmetic` measures nothing.
 */
import { parseArgs } from "node:util";
import { readMachine, readRun } from "../gateway/machine.ts";
import { measurePatience } from "../gateway/pace.ts";
import { describeMachine, lineOfRow } from "../gateway/page.ts";
import { collectRows } from "../gateway/results.ts";
import { openKept } from "./keep.ts";
import { MEASURES } from "./parts/mod.ts";
import { PART_NAMES, type PartName, TABLES } from "./tables.ts";

const ARITHMETIC = "arithmetic";

const { positionals, values } = parseArgs({
  args: Deno.args,
  allowPositionals: true,
  options: {
    seconds: { type: "string", default: "10" },
    quick: { type: "boolean", default: false },
  },
});
const { quick } = values;
const seconds = quick ? 2 : Number(values.seconds);
const unknown = positionals.filter((name) => ![...PART_NAMES, ARITHMETIC].includes(name));
if (unknown.length > 0 || !(seconds > 0)) {
  console.error(`deno task machines:scale [${[...PART_NAMES, ARITHMETIC].join(" | ")}]…
  [--seconds <number>] [--quick]`);
  Deno.exit(2);
}
const machine = readMachine();
const kept = await openKept(machine);
const chosen = PART_NAMES.filter((name) => !positionals.length || positionals.includes(name));
console.log(`${describeMachine(machine)}, Deno ${Deno.version.deno}`);
if (chosen.length > 0) {
  const patience = await measurePatience();
  for (const name of chosen) await measurePart(name, patience);
}
console.log(`\n${kept.arithmetic()}`);
Deno.exit();

/** A quick run checks that everything works; its figures are not kept. */
async function measurePart(name: PartName, patience: number): Promise<void> {
  console.log(`\n${name}: ${TABLES[name].title}`);
  const run = await readRun({ rounds: 1, seconds });
  const measured = MEASURES[name]({ seconds, quick, patience });
  for await (const { row, rows, complete } of collectRows(measured)) {
    if (row) console.log(`  ${lineOfRow(TABLES[name], row, rows)}`);
    if (!quick) await kept.keep(name, { run, complete, rows });
  }
}
