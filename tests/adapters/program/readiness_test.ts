import assert from "node:assert/strict";
import { createReadiness } from "../../../adapters/program/readiness.ts";
import { type Store, StoreUnavailable } from "../../../domain/platform/store.ts";
import { recordLog } from "../../support/log_records.ts";

function world(workers = 1) {
  const faults: { read?: Error; write?: Error } = {};
  const stopping = new AbortController();
  const settle = (fault?: Error) => fault ? Promise.reject(fault) : Promise.resolve();
  const readiness = createReadiness({
    store: { get: () => settle(faults.read) } as unknown as Store,
    writeProbe: { succeeded: true, check: () => settle(faults.write) },
    clock: { now: () => 0 },
    workers,
    stopping: stopping.signal,
  });
  return { faults, stopping, readiness };
}

Deno.test("readiness: only while the store is read and takes commits", async () => {
  await using log = await recordLog();
  const { faults, readiness } = world();
  await readiness.check();
  const cause = new Error("database or disk is full");
  faults.write = new StoreUnavailable("Cannot reach the store", { cause });
  for (let i = 0; i < 3; i++) await assert.rejects(readiness.check(), StoreUnavailable);
  faults.write = undefined;
  faults.read = new StoreUnavailable("Cannot reach the store");
  await assert.rejects(readiness.check(), StoreUnavailable);
  faults.read = undefined;
  await readiness.check();
  // Once for each cause, not for each question.
  assert.deepEqual(log.records.map(({ properties }) => properties.error), [
    "Cannot reach the store: Error: database or disk is full",
    "Cannot reach the store",
  ]);
});

Deno.test("readiness: not before all workers are up, not while the program stops", async () => {
  await using log = await recordLog();
  const { readiness, stopping } = world(2);
  await assert.rejects(readiness.check());
  readiness.allUp();
  await readiness.check();
  stopping.abort();
  await assert.rejects(readiness.check());
  assert.deepEqual(log.records, []);
});
