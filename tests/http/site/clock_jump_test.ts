/** Case 39 of security_cases.md: no expired thing is revived; `deno task faults` tells the counts. */
import assert from "node:assert/strict";
import { CLOCK_SCENARIOS } from "../../faults/scenarios/clock.ts";

for (const { fault, run } of CLOCK_SCENARIOS) {
  Deno.test(`${fault}: what has ended stays ended, the rest goes on`, async () => {
    const findings = await run();
    assert.deepEqual(findings.filter(({ lost }) => lost > 0), []);
  });
}
