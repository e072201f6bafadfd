// deno-lint-ignore-file no-console -- it speaks to the terminal
/**
 * `deno task bench:gateway`: measures one part after the other on loopback, and prints and saves
 * each row as it arrives.
 */
import { DOCS, openKept } from "./keep.ts";
import { readMachine, readRun } from "./machine.ts";
import { type Options, readOptions, USAGE } from "./options.ts";
import { measurePatience } from "./pace.ts";
import { describeMachine, lineOfRow } from "./page.ts";
import { MEASURES } from "./parts/mod.ts";
import { collectRows } from "./results.ts";
import { type PartName, TABLES } from "./tables.ts";

const options = readOrExit();
const machine = readMachine();
console.log(`${describeMachine(machine)}, Deno ${Deno.version.deno}`);
const patience = await measurePatience();
const kept = options.quick ? null : await openKept(DOCS, machine);
for (const name of options.parts) await measurePart(name);

function readOrExit(): Options {
  try {
    const options = readOptions(Deno.args);
    if (options) return options;
    console.log(USAGE);
    Deno.exit(0);
  } catch (error) {
    console.error((error as Error).message);
    Deno.exit(2);
  }
}

async function measurePart(name: PartName): Promise<void> {
  const { rounds, seconds, quick } = options;
  const run = await readRun({ rounds, seconds });
  const folder = await Deno.makeTempDir({ prefix: "panjereh_bench_" });
  try {
    console.log(`\n${name}: ${TABLES[name].title}`);
    const measured = MEASURES[name]({ folder, rounds, seconds, quick, patience });
    for await (const { row, rows, complete } of collectRows(measured)) {
      if (row) console.log(`  ${lineOfRow(TABLES[name], row, rows)}`);
      await kept?.keep(name, { run, complete, rows });
    }
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}
