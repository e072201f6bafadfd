/** How long decided cases took. */
import assert from "node:assert/strict";
import fc from "fast-check";
import { FEWEST_CASES, usualTimeOf, withCase } from "../../../domain/dossier/usual_time.ts";

const cases = fc.array(fc.nat(5000), { minLength: FEWEST_CASES, maxLength: 600 });

Deno.test("usual time: half of the cases took no longer than the median, nine of ten no longer than the decile", () => {
  fc.assert(fc.property(cases, (cases) => {
    const { median, ninthDecile } = usualTimeOf(cases)!;
    const within = (most: number) => cases.filter((hours) => hours <= most).length / cases.length;
    const below = (least: number) => cases.filter((hours) => hours < least).length / cases.length;
    assert.ok(within(median) >= 0.5 && below(median) < 0.5);
    assert.ok(within(ninthDecile) >= 0.9 && below(ninthDecile) < 0.9);
  }));
});

Deno.test("usual time: nothing is said of fewer than ten cases", () => {
  assert.equal(usualTimeOf(Array(FEWEST_CASES - 1).fill(5)), null);
  assert.deepEqual(usualTimeOf(Array(FEWEST_CASES).fill(5)), { median: 5, ninthDecile: 5 });
});

Deno.test("usual time: the oldest cases make room, so that a record stays small", () => {
  let stored: readonly number[] = [];
  for (let hours = 0; hours < 200; hours++) stored = withCase(stored, {}, hours);
  assert.equal(stored.length, 64);
  assert.deepEqual([stored[0], stored.at(-1)], [136, 199]);
});

Deno.test("usual time: a case that was reopened counts once, with its last decision", () => {
  assert.deepEqual(withCase([3, 7, 7, 9], { decidedAfter: 7 }, 30), [3, 7, 9, 30]);
  assert.deepEqual(withCase([3, 9], { decidedAfter: 7 }, 30), [3, 9, 30]);
});
