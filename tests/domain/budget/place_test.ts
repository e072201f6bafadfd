import assert from "node:assert/strict";
import {
  ADDRESS_LIMITS,
  captchasAllowedAt,
  currentPlace,
  NETWORK_LIMITS,
  placeAllowedAt,
  type PlaceBudget,
} from "../../../domain/budget/place.ts";
import { HOUR } from "../../../domain/platform/platform.ts";

const NOW = 1_000_000_000_000;
const place = (spent: Partial<PlaceBudget>): PlaceBudget => ({
  windowStart: NOW,
  sent: 0,
  used: 0,
  failedCaptchas: 0,
  ...spent,
});

for (
  const [name, limits, codes, unused, failures] of [
    ["an address", ADDRESS_LIMITS, 120, 20, 300],
    ["a network", NETWORK_LIMITS, 600, 60, 1500],
  ] as const
) {
  Deno.test(`placeAllowedAt() allows ${name} ${codes} codes an hour`, () => {
    const at = (sent: number) => placeAllowedAt(place({ sent, used: sent }), limits);
    assert.equal(at(codes - 1), null);
    assert.equal(at(codes), NOW + HOUR);
  });

  Deno.test(`placeAllowedAt() allows ${name} ${unused} codes before a tenth must be used`, () => {
    const at = (sent: number, used: number) => placeAllowedAt(place({ sent, used }), limits);
    assert.equal(at(unused - 1, 0), null);
    assert.equal(at(unused, unused / 10 - 1), NOW + HOUR);
    assert.equal(at(unused, unused / 10), null);
    assert.equal(at(unused + 1, unused / 10), NOW + HOUR);
  });

  Deno.test(`captchasAllowedAt() allows ${name} ${failures} wrong security codes an hour`, () => {
    const at = (failedCaptchas: number) => captchasAllowedAt(place({ failedCaptchas }), limits);
    assert.equal(at(failures - 1), null);
    assert.equal(at(failures), NOW + HOUR);
  });
}

Deno.test("currentPlace() starts again when the hour is over, to the millisecond", () => {
  const spent = place({ sent: 120, used: 100, failedCaptchas: 300 });
  assert.deepEqual(currentPlace(spent, NOW + HOUR - 1), spent);
  assert.deepEqual(currentPlace(spent, NOW + HOUR), { ...place({}), windowStart: NOW + HOUR });
  assert.deepEqual(currentPlace(null, NOW), place({}));
});
