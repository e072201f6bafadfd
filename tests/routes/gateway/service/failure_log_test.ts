import assert from "node:assert/strict";
import {
  UpstreamTimeout,
  UpstreamUnavailable,
} from "../../../../domain/gateway/upstream/upstream.ts";
import { SECOND } from "../../../../domain/platform/platform.ts";
import { StoreUnavailable } from "../../../../domain/platform/store.ts";
import type { Service } from "../../../../domain/services/service.ts";
import { createFailureLog } from "../../../../routes/gateway/service/failure_log.ts";
import { recordLog } from "../../../support/log_records.ts";

const service = { id: "library" } as Service;
const fault = { address: "http://10.20.0.9:9000", reason: "ECONNREFUSED" };
const refused = () => new UpstreamUnavailable("Cannot exchange messages", { fault });

Deno.test("an upstream's failure is one warning with service, address and cause, and no stack", async () => {
  await using log = await recordLog();
  const note = createFailureLog({ now: () => 0 });
  note(refused(), { requestId: "r1", service });
  const [{ level, properties, message }] = log.records;
  assert.equal(level, "warning");
  assert.deepEqual(properties, { service: "library", ...fault, unsaid: 0, requestId: "r1" });
  assert.equal(message.join(""), "Service library: http://10.20.0.9:9000 failed: ECONNREFUSED");
  assert.doesNotMatch(JSON.stringify(log.records), /\.ts:\d/);
});

Deno.test("the same failure is logged again after ten seconds, with the number in between", async () => {
  await using log = await recordLog();
  let now = 0;
  const note = createFailureLog({ now: () => now });
  for (let i = 0; i < 5; i++) note(refused(), { requestId: `r${i}`, service });
  const late = new UpstreamTimeout("late", { fault: { ...fault, reason: "ANSWER_TIMEOUT" } });
  note(late, { requestId: "r5", service });
  note(refused(), { requestId: "r6", service: { id: "other" } as Service });
  now = 10 * SECOND;
  note(refused(), { requestId: "r7", service });
  assert.deepEqual(
    log.records.map(({ properties }) => [properties.requestId, properties.unsaid]),
    [["r0", 0], ["r5", 0], ["r6", 0], ["r7", 4]],
  );
});

Deno.test("a store that does not answer is told with its cause, our own faults with their stack", async () => {
  await using log = await recordLog();
  const note = createFailureLog({ now: () => 0 });
  const cause = new Error("database or disk is full");
  note(new StoreUnavailable("Cannot reach the store", { cause }), { requestId: "r1" });
  note(new Error("unexpected"), { requestId: "r2" });
  const [store, fault] = log.records.map(({ properties }) => String(properties.error));
  assert.equal(store, "Cannot reach the store: Error: database or disk is full");
  assert.match(fault, /Error: unexpected\n +at .*failure_log_test\.ts/);
  assert.deepEqual(log.records.map(({ level }) => level), ["error", "error"]);
});
