import assert from "node:assert/strict";
import {
  ADDRESS_LIMITS,
  currentPlace,
  placeAllowedAt,
} from "../../../domain/challenge/place_budget.ts";
import { networkOf } from "../../../domain/challenge/source.ts";
import { HOUR } from "../../../domain/platform.ts";

const NOW = 1_000_000_000_000;

Deno.test("placeAllowedAt() stops a place at its hourly number, until the hour is over", () => {
  const spent = {
    windowStart: NOW,
    sent: ADDRESS_LIMITS.codesPerHour,
    used: 100,
    failedCaptchas: 0,
  };
  assert.equal(placeAllowedAt(spent, ADDRESS_LIMITS), NOW + HOUR);
  assert.equal(placeAllowedAt(currentPlace(spent, NOW + HOUR), ADDRESS_LIMITS), null);
});

Deno.test("placeAllowedAt() stops a place whose codes nobody uses, not one where people sign in", () => {
  const place = (used: number) => ({
    windowStart: NOW,
    sent: ADDRESS_LIMITS.ratioFrom,
    used,
    failedCaptchas: 0,
  });
  assert.equal(placeAllowedAt(place(0), ADDRESS_LIMITS), NOW + HOUR);
  assert.equal(placeAllowedAt(place(1), ADDRESS_LIMITS), NOW + HOUR);
  assert.equal(placeAllowedAt(place(2), ADDRESS_LIMITS), null);
});

for (
  const [address, network] of [
    ["192.0.2.77", "192.0.2"],
    ["::ffff:192.0.2.77", "192.0.2"],
    ["2001:db8:12:34::1", "2001:db8:12"],
    ["2001:0db8:0012::", "2001:db8:12"],
    ["::1", "0:0:0"],
  ]
) {
  Deno.test(`networkOf() puts ${address} into ${network}`, () => {
    assert.equal(networkOf(address), network);
  });
}
