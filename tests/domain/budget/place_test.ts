import assert from "node:assert/strict";
import { currentPlace, type PlaceBudget, sumOf, unusedOf } from "../../../domain/budget/place.ts";
import { HOUR } from "../../../domain/platform/platform.ts";

/** A full hour. */
const NOW = 277_777 * HOUR;
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
  assert.deepEqual(currentPlace(null, NOW + HOUR - 1), place({}), "by the clock");
});

Deno.test("unusedOf() is never negative: a code may be used in the next hour", () => {
  assert.equal(unusedOf(place({ sent: 5, used: 2 })), 3);
  assert.equal(unusedOf(place({ sent: 1, used: 2 })), 0);
});

Deno.test("sumOf() adds up the shards of this hour, also those of a clock that is ahead", () => {
  const before = place({ windowStart: NOW - HOUR, sent: 50, used: 50, failedCaptchas: 50 });
  const ahead = place({ windowStart: NOW + HOUR, sent: 4, used: 2, failedCaptchas: 1 });
  const shards = [place({ sent: 10, failedCaptchas: 3 }), before, place({ used: 7 }), ahead];
  assert.deepEqual(
    sumOf(shards, NOW + HOUR - 1),
    place({ sent: 14, used: 9, failedCaptchas: 4 }),
  );
  assert.deepEqual(sumOf([], NOW), place({}));
});
