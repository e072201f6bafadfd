import assert from "node:assert/strict";
import {
  createLeftHandshakes,
  MAX_LEFT_PER_HOUR,
} from "../../../../domain/gateway/visitor/left_handshakes.ts";
import { PersonBusy } from "../../../../domain/gateway/upstream/upstream.ts";
import { HOUR, MINUTE } from "../../../../domain/platform/platform.ts";

Deno.test("a person who abandoned too many handshakes may begin none until an hour after the first", () => {
  let now = 0;
  const handshakes = createLeftHandshakes({ clock: { now: () => now } });
  for (let left = 0; left < MAX_LEFT_PER_HOUR; left++) {
    handshakes.check("zahra");
    handshakes.note("zahra");
    now += MINUTE;
  }
  assert.throws(() => handshakes.check("zahra"), (error) => {
    assert.ok(error instanceof PersonBusy);
    assert.equal(error.retryAfter, 3600 - MAX_LEFT_PER_HOUR * 60);
    return true;
  });
  handshakes.check("ali");
  now = HOUR - 1;
  assert.throws(() => handshakes.check("zahra"));
  now = HOUR;
  handshakes.check("zahra");
  handshakes.note("zahra");
  assert.throws(() => handshakes.check("zahra"), "one has lapsed and one has come");
});
