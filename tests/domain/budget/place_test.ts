import assert from "node:assert/strict";
import { currentPlace, type PlaceBudget, unusedOf } from "../../../domain/budget/place.ts";
import { HOUR } from "../../../domain/platform/platform.ts";

const NOW = 1_000_000_000_000;
const place = (spent: Partial<PlaceBudget>): PlaceBudget => ({
  windowStart: NOW,
  sent: 0,
  used: 0,
  failedCaptchas: 0,
  ...spent,
});

Deno.test("currentPlace() starts again when the hour is over, to the millisecond", () => {
  const spent = place({ sent: 120, used: 100, failedCaptchas: 300 });
  assert.deepEqual(currentPlace(spent, NOW + HOUR - 1), spent);
  assert.deepEqual(currentPlace(spent, NOW + HOUR), { ...place({}), windowStart: NOW + HOUR });
  assert.deepEqual(currentPlace(null, NOW), place({}));
});

Deno.test("unusedOf() is never negative: a code may be used in the next hour", () => {
  assert.equal(unusedOf(place({ sent: 5, used: 2 })), 3);
  assert.equal(unusedOf(place({ sent: 1, used: 2 })), 0);
});
