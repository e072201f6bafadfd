/**
 * `deno task machines:faults`: causes faults of machines while people sign in and click, and writes
 * docs/machines.md. With names of scenarios it runs only those and replaces their rows.
 */
import "./more_people.ts";
import { print, writeReport } from "../walk/out.ts";
import { startGateways } from "./gateways.ts";
import { startPatroni } from "./patroni.ts";
import { type Row, runRow } from "./row.ts";
import { SCENARIOS } from "./scenarios.ts";
import { isClean, writeTable } from "./table.ts";

const REPORT = new URL("../../docs/machines.md", import.meta.url);
const chosen = SCENARIOS.filter(({ name }) => !Deno.args.length || Deno.args.includes(name));
const faults = SCENARIOS.map(({ fault }) => fault);
const rows: Row[] = [];

/** At once, so that a run that is stopped keeps what it has measured. */
async function keep(row: Row): Promise<void> {
  rows.push(row);
  const before = await Deno.readTextFile(REPORT).catch(() => "");
  await writeReport("machines.md", await writeTable([row], { before, faults }));
}

for (const scenario of chosen) {
  await using patroni = await startPatroni();
  await patroni.whole();
  await using world = await startGateways(patroni);
  const row = await runRow({ patroni, world }, scenario);
  await keep(row);
  print(JSON.stringify(row));
}
Deno.exit(rows.every(isClean) ? 0 : 1);
