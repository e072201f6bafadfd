import assert from "node:assert/strict";
import { keepRunning } from "../../../adapters/runtime/keep_running.ts";
import { SECOND } from "../../../domain/platform/platform.ts";
import { recordLog } from "../../support/log_records.ts";
import { recordTimers } from "../../support/timers.ts";

// Finds timers that are not cleared.
Deno.test.sanitizer({ ops: true });

Deno.test("keepRunning restarts a task that ended or failed, until it is aborted", async () => {
  await using log = await recordLog();
  const stop = new AbortController();
  let begun = 0;
  const signals = new Set<AbortSignal>();
  await keepRunning(
    "follow the store",
    (signal) => {
      signals.add(signal);
      begun++;
      if (begun === 4) stop.abort();
      return begun % 2 ? Promise.reject(new Error("down")) : Promise.resolve();
    },
    stop.signal,
    1,
  );
  assert.equal(begun, 4);
  assert.deepEqual([...signals], [stop.signal]);
  assert.deepEqual(
    log.records.map(({ level, properties }) => [level, properties]),
    Array(2).fill(["error", { what: "follow the store", error: "Error: down" }]),
  );
});

Deno.test("keepRunning starts nothing once it is aborted", async () => {
  await keepRunning("nothing", () => assert.fail("begun"), AbortSignal.abort(), 1);
});

Deno.test("keepRunning pauses after a failure, for a second by default", async () => {
  await using _log = await recordLog();
  for (const [pause, expected] of [[30, 30], [undefined, SECOND]]) {
    using timers = recordTimers();
    const stop = new AbortController();
    const began = performance.now();
    let begun = 0;
    await keepRunning(
      "wait",
      () => {
        if (++begun < 2) return Promise.reject(new Error("down"));
        stop.abort();
        return Promise.resolve();
      },
      stop.signal,
      pause,
    );
    assert.deepEqual(timers.delays, [expected]);
    assert.ok(performance.now() - began >= expected! - 1);
  }
});
