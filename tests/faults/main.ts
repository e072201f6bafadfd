/**
 * `deno task faults`: causes every fault and writes docs/faults.md. With numbers of cases it runs
 * only those and writes nothing.
 */
import { print, writeReport } from "../walk/out.ts";
import { AGENCY_SCENARIOS } from "./scenarios/agencies.ts";
import { CLOCK_SCENARIOS } from "./scenarios/clock.ts";
import { ENDING_SCENARIOS } from "./scenarios/ending.ts";
import { LEFT_BEHIND_SCENARIOS } from "./scenarios/left_behind.ts";
import { OUTBOX_SCENARIOS } from "./scenarios/outbox.ts";
import { PORTAL_SCENARIOS } from "./scenarios/portal.ts";
import { STORE_SCENARIOS } from "./scenarios/store.ts";
import { type Ran, writeTable } from "./table.ts";

const began = performance.now();
const scenarios = [
  ...STORE_SCENARIOS,
  ...ENDING_SCENARIOS,
  ...LEFT_BEHIND_SCENARIOS,
  ...CLOCK_SCENARIOS,
  ...AGENCY_SCENARIOS,
  ...OUTBOX_SCENARIOS,
  ...PORTAL_SCENARIOS,
].sort((a, b) => a.number - b.number)
  .filter(({ number }) => !Deno.args.length || Deno.args.includes(String(number)));
const all: Ran[] = [];
for (const { number, fault, run } of scenarios) {
  const findings = await run();
  all.push({ number, fault, findings });
  print(`${number} ${fault}`);
  for (const { what, sent, got, lost } of findings) {
    print(`  ${what}: ${sent} sent, ${got}, ${lost} lost`);
  }
}
const minutes = Math.ceil((performance.now() - began) / 60_000);
if (!Deno.args.length) await writeReport("faults.md", writeTable(all, minutes));
Deno.exit(all.some(({ findings }) => findings.some(({ lost }) => lost > 0)) ? 1 : 0);
