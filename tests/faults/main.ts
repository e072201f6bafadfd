/**
 * `deno task faults`: causes every fault and writes docs/faults.md. With numbers of cases, or words
 * of faults, it runs only those and replaces their chapters.
 */
import { print, writeReport } from "../walk/out.ts";
import { AGENCY_SCENARIOS } from "./scenarios/agencies.ts";
import { CLOCK_SCENARIOS } from "./scenarios/clock.ts";
import { ENDING_SCENARIOS } from "./scenarios/ending.ts";
import { LEFT_BEHIND_SCENARIOS } from "./scenarios/left_behind.ts";
import { OUTBOX_SCENARIOS } from "./scenarios/outbox.ts";
import { PORTAL_SCENARIOS } from "./scenarios/portal.ts";
import { PUBLICATION_SCENARIOS } from "./scenarios/publication.ts";
import { STORE_SCENARIOS } from "./scenarios/store.ts";
import type { Scenario } from "./scenario.ts";
import { writeTable } from "./table.ts";

const REPORT = new URL("../../docs/faults.md", import.meta.url);

const scenarios = [
  ...STORE_SCENARIOS,
  ...ENDING_SCENARIOS,
  ...LEFT_BEHIND_SCENARIOS,
  ...CLOCK_SCENARIOS,
  ...AGENCY_SCENARIOS,
  ...OUTBOX_SCENARIOS,
  ...PORTAL_SCENARIOS,
  ...PUBLICATION_SCENARIOS,
].sort((a, b) => a.number - b.number);
const isWanted = ({ number, fault }: Scenario) =>
  Deno.args.length === 0 ||
  Deno.args.some((word) => word === String(number) || fault.includes(word) && !/^\d+$/.test(word));

let lost = 0;
for (const scenario of scenarios.filter(isWanted)) {
  const findings = await scenario.run();
  print(`${scenario.number} ${scenario.fault}`);
  for (const { what, sent, got, lost } of findings) {
    print(`  ${what}: ${sent} sent, ${got}, ${lost} lost`);
  }
  lost += findings.reduce((sum, finding) => sum + finding.lost, 0);
  // At once, so that a run that is stopped keeps what it has seen.
  const before = await Deno.readTextFile(REPORT);
  await writeReport("faults.md", writeTable({ ...scenario, findings }, { before, scenarios }));
}
Deno.exit(lost > 0 ? 1 : 0);
