import assert from "node:assert/strict";
import {
  DAY,
  HOUR,
  MINUTE,
  newDigits,
  newToken,
  renewalWithin,
  SECOND,
} from "../../../domain/platform/platform.ts";

/** Returns these bytes, in order. */
function given(...bytes: number[]) {
  return {
    bytes: (count: number) => {
      assert.ok(bytes.length >= count, "more bytes were asked for than expected");
      return new Uint8Array(bytes.splice(0, count));
    },
  };
}

Deno.test("newDigits() rejects bytes that would favour some digits", () => {
  // 250 to 255 would add six more of 0 to 5.
  assert.equal(newDigits(given(250, 255, 249, 9, 10, 251), 3), "990");
  assert.equal(newDigits(given(255, 254, 0, 19), 2), "09");
});

Deno.test("newDigits() gives every digit", () => {
  const bytes = Array.from({ length: 20 }, (_, i) => i);
  assert.equal(newDigits(given(...bytes), 10), "0123456789");
});

Deno.test("newToken() is 256 bits in 43 URL-safe characters", () => {
  const bytes = Array.from({ length: 32 }, (_, i) => 251 + i % 5);
  assert.match(newToken(given(...bytes)), /^[\w-]{43}$/);
});

Deno.test("renewalWithin() returns a moment in the second half", () => {
  assert.equal(renewalWithin(given(0), 1000, 2000), 1500);
  assert.equal(renewalWithin(given(128), 1000, 2000), 1750);
  const last = renewalWithin(given(255), 1000, 2000);
  assert.ok(last > 1990 && last < 2000);
});

Deno.test("the units of time", () => {
  assert.deepEqual([SECOND, MINUTE, HOUR, DAY], [1000, 60_000, 3_600_000, 86_400_000]);
});
