import assert from "node:assert/strict";
import { GONE, outcomeOfAnswer } from "../../../domain/push/answer.ts";
import type { PushDevice } from "../../../domain/push/device/devices.ts";
import { deviceAfter } from "../../../domain/push/note_outcome.ts";

Deno.test("push: what a push service's answer means", () => {
  assert.deepEqual(outcomeOfAnswer({ status: 201 }), { outcome: "delivered" });
  for (const status of [404, 410]) {
    assert.deepEqual(outcomeOfAnswer({ status }), { outcome: "refused", reason: GONE });
  }
  for (const status of [400, 413]) assert.equal(outcomeOfAnswer({ status }).outcome, "refused");
  assert.deepEqual(outcomeOfAnswer({ status: 429, retryAfter: "120" }), {
    outcome: "failed",
    reason: "status 429",
    retryAfter: 120_000,
  });
  for (const status of [301, 401, 403, 500, 503]) {
    assert.equal(outcomeOfAnswer({ status }).outcome, "failed", String(status));
  }
});

const HOUR = 3_600_000;
const DEVICE: PushDevice = {
  id: "0123456789abcdef",
  sealed: "",
  key: "key-1",
  language: "fa",
  addedAt: 0,
};

Deno.test("push: what an attempt says of the browser", () => {
  const delivered = deviceAfter(DEVICE, { outcome: "delivered" }, HOUR)!;
  assert.equal(delivered.deliveredAt, HOUR);
  assert.equal(deviceAfter(delivered, { outcome: "delivered" }, 2 * HOUR - 1), delivered);
  assert.equal(deviceAfter(delivered, { outcome: "delivered" }, 2 * HOUR)!.deliveredAt, 2 * HOUR);

  const failing = deviceAfter(delivered, { outcome: "failed", reason: "" }, 5)!;
  assert.equal(failing.failingSince, 5);
  assert.equal(deviceAfter(failing, { outcome: "failed", reason: "" }, 9), failing);
  const well = deviceAfter(failing, { outcome: "delivered" }, HOUR + 1)!;
  assert.ok(!("failingSince" in well), "well again, although it was well within the hour");

  assert.equal(deviceAfter(DEVICE, { outcome: "refused", reason: GONE }, 0), null);
  assert.equal(deviceAfter(DEVICE, { outcome: "refused", reason: "status 413" }, 0), DEVICE);
});
