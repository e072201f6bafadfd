import assert from "node:assert/strict";
import { SECOND } from "../../../domain/platform/platform.ts";
import { createThrottle } from "../../../domain/platform/throttle.ts";

Deno.test("the first of each name passes, then one each pause with the number held back", () => {
  let now = 0;
  const admit = createThrottle({ now: () => now });
  assert.equal(admit("a"), 0);
  assert.equal(admit("b"), 0);
  now = 10 * SECOND - 1;
  assert.equal(admit("a"), null);
  assert.equal(admit("a"), null);
  now = 10 * SECOND;
  assert.equal(admit("a"), 2);
  assert.equal(admit("a"), null);
  now = 20 * SECOND;
  assert.equal(admit("a"), 1);
  assert.equal(admit("b"), 0);
});

Deno.test("any number of names takes bounded space", () => {
  const admit = createThrottle({ now: () => 0 });
  for (let i = 0; i < 1000; i++) assert.equal(admit(`${i}`), 0);
  assert.equal(admit("999"), null);
  assert.equal(admit("one more"), 0);
  assert.equal(admit("999"), 0);
});
