/**
 * Case 39 of security_cases.md: nothing expired becomes valid again; `deno task faults` reports the
 * counts.
 */
import assert from "node:assert/strict";
import { CLOCK_SCENARIOS } from "../../faults/scenarios/clock.ts";

for (const { fault, run } of CLOCK_SCENARIOS) {
  Deno.test(`${fault}: ended things stay ended, the rest continues`, async () => {
    const findings = await run();
    assert.deepEqual(findings.filter(({ lost }) => lost > 0), []);
  });
}
