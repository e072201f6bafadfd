import assert from "node:assert/strict";
import { type AuditChain, BATCH } from "../../../adapters/audit/audit_chain.ts";
import { createSealer } from "../../../adapters/audit/sealer.ts";
import type { AuditRecord } from "../../../domain/platform/audit.ts";
import type { Held } from "../../../domain/platform/lease.ts";
import { MINUTE, SECOND } from "../../../domain/platform/platform.ts";
import { NOW } from "../../routes/gateway/samples.ts";
import { recordLog } from "../../support/log_records.ts";

/** A chain whose batches the test decides. */
function world() {
  const clock = { time: NOW, now: () => clock.time };
  const batches: (AuditRecord[] | Promise<AuditRecord[]>)[] = [];
  let sequence = 0;
  let seals = 0;
  const chain = {
    async seal() {
      seals++;
      const batch = await (batches.shift() ?? []);
      sequence += batch.length;
      return batch;
    },
    head: () => Promise.resolve({ sequence, hash: `hash-${sequence}` }),
  } as AuditChain;
  const told: unknown[] = [];
  const lease = { isOurs: true, givenUp: 0 };
  const sealer = createSealer({
    chain,
    clock,
    lease: {
      hold: () => Promise.resolve(lease.isOurs ? {} as Held : null),
      giveUp: () => Promise.resolve(void lease.givenUp++),
    },
    watch: {
      sealed: ({ event }) => told.push(event),
      caughtUp: ({ sequence }, lag) => told.push([sequence, lag]),
      failed: () => told.push("failed"),
      idle: ({ sequence }) => told.push(["idle", sequence]),
    },
  });
  return { clock, batches, sealer, told, lease, seals: () => seals };
}

const record = (at: number, event: AuditRecord["event"] = "code.sent"): AuditRecord => ({
  at,
  event,
});
const heads = (records: { properties: Record<string, unknown> }[]) =>
  records.map(({ properties }) => properties.head);

Deno.test("sealer: seals all that is there, batch by batch, and reports the longest wait", async () => {
  const { batches, sealer, told, seals } = world();
  const later = Array.from({ length: BATCH - 1 }, () => record(NOW));
  batches.push(
    [record(NOW - 2000), ...later],
    [record(NOW - 5000, "code.right"), ...later],
    [record(NOW, "code.wrong"), record(NOW)],
    [record(NOW, "session.ended")],
  );
  await sealer.run();
  assert.equal(seals(), 3, "what comes meanwhile waits for the next run");
  const others = told.filter((one) => one !== "code.sent");
  assert.deepEqual(others, ["code.right", "code.wrong", [2 * BATCH + 2, 5]]);
  assert.equal(told.length, 2 * BATCH + 3);
});

Deno.test("sealer: concurrent callers share one run", async () => {
  const { batches, sealer, seals } = world();
  const slow = Promise.withResolvers<AuditRecord[]>();
  batches.push(slow.promise);
  const runs = [sealer.run(), sealer.run()];
  slow.resolve([]);
  await Promise.all(runs);
  assert.equal(seals(), 1);
  await sealer.run();
  assert.equal(seals(), 2);
});

Deno.test("sealer: the head is logged at most every five minutes, and only if it changed", async () => {
  await using log = await recordLog();
  const { clock, batches, sealer } = world();
  await sealer.run();
  assert.deepEqual(heads(log.records), [], "nothing there yet");
  clock.time += 5 * MINUTE;
  batches.push([record(NOW)]);
  await sealer.run();
  assert.deepEqual(heads(log.records), ["1:hash-1"]);
  batches.push([record(NOW)]);
  clock.time += 5 * MINUTE - 1;
  await sealer.run();
  assert.equal(log.records.length, 1);
  clock.time += 1;
  await sealer.run();
  assert.deepEqual(heads(log.records), ["1:hash-1", "2:hash-2"]);
  clock.time += 5 * MINUTE;
  await sealer.run();
  assert.equal(log.records.length, 2);
});

Deno.test("sealer: finish waits for the current run, then seals the rest and logs the head", async () => {
  await using log = await recordLog();
  const { batches, sealer, told } = world();
  batches.push([record(NOW)]);
  await sealer.run();
  const slow = Promise.withResolvers<AuditRecord[]>();
  batches.push(slow.promise);
  const running = sealer.run();
  const finishing = sealer.finish();
  batches.push([record(NOW, "session.ended")]);
  slow.resolve([record(NOW, "code.right")]);
  await Promise.all([running, finishing]);
  assert.deepEqual(told, [
    "code.sent",
    [1, 0],
    "code.right",
    [2, 0],
    "session.ended",
    [3, 0],
  ]);
  assert.deepEqual(heads(log.records), ["1:hash-1", "3:hash-3"]);
});

Deno.test("sealer: a failure is reported and logged, and the next run tries again", async () => {
  await using log = await recordLog();
  const { clock, batches, sealer, told } = world();
  batches.push(Promise.reject(new Error("down")));
  await sealer.run();
  assert.deepEqual(told, ["failed"]);
  assert.deepEqual(log.records[0].properties, { error: "Error: down", unsaid: 0 });
  clock.time += SECOND;
  batches.push([record(NOW)]);
  await sealer.run();
  assert.deepEqual(told, ["failed", "code.sent", [1, 1]]);
});

Deno.test("sealer: a failure that lasts is reported each time, and logged once in ten seconds", async () => {
  await using log = await recordLog();
  const { clock, batches, sealer, told } = world();
  for (let second = 0; second <= 10; second++, clock.time += SECOND) {
    batches.push(Promise.reject(new Error("down")));
    await sealer.run();
  }
  assert.equal(told.length, 11);
  assert.deepEqual(log.records.map(({ properties }) => properties.unsaid), [0, 9]);
});

Deno.test("sealer: seals nothing while another worker has the lease", async () => {
  const { batches, sealer, told, lease, seals } = world();
  batches.push([record(NOW)]);
  lease.isOurs = false;
  await sealer.run();
  assert.deepEqual([seals(), told], [0, [["idle", 0]]]);
  lease.isOurs = true;
  await sealer.finish();
  assert.deepEqual([told.at(-1), lease.givenUp], [[1, 0], 1], "others may take over");
});
