import assert from "node:assert/strict";
import { stopInOrder } from "../../../adapters/runtime/ordered_stop.ts";
import { within } from "../../../domain/platform/within.ts";
import { SECOND } from "../../../domain/platform/platform.ts";
import { recordLog } from "../../support/log_records.ts";
import { recordTimers } from "../../support/timers.ts";

// Finds timers that are not cleared.
Deno.test.sanitizer({ ops: true });

Deno.test("stopInOrder runs each step even if the one before failed", async () => {
  await using log = await recordLog();
  const done: string[] = [];
  await stopInOrder([
    { what: "wait", run: () => Promise.resolve().then(() => done.push("waited")) },
    {
      what: "throw",
      run: () => {
        throw new TypeError("at once");
      },
    },
    { what: "reject", run: () => Promise.reject(new Error("later")) },
    { what: "end", run: () => new Promise(() => {}), limit: 1 },
    { what: "close", run: () => done.push("closed") },
  ]);
  assert.deepEqual(done, ["waited", "closed"]);
  const said = log.records.map(({ properties: { what, error } }) => `${what}: ${error}`);
  assert.deepEqual(said.map((line) => line.split("\n")[0]), [
    "throw: TypeError: at once",
    "reject: Error: later",
    "end: Error: not done within 1 ms",
  ]);
});

Deno.test("stopInOrder gives a step one second by default", async () => {
  using timers = recordTimers();
  await stopInOrder([{ what: "close", run: () => {} }]);
  assert.deepEqual(timers.delays, [SECOND]);
});

Deno.test("within reports whether the task ended in time, and rejects if the task does", async () => {
  const never = new Promise(() => {});
  assert.equal(await within(60_000, Promise.resolve("done")), true);
  assert.equal(await within(1, never), false);
  await assert.rejects(within(60_000, Promise.reject(new Error("as it is"))), /as it is/);
  const controller = new AbortController();
  const waited = within(60_000, never, controller.signal);
  controller.abort();
  assert.equal(await waited, false);
  assert.equal(await within(0, Promise.resolve(), AbortSignal.abort()), true, "already done");
});

Deno.test("within does not wait if the signal has already aborted", async () => {
  using timers = recordTimers();
  const never = new Promise(() => {});
  assert.equal(await within(5, never, AbortSignal.abort()), false);
  assert.deepEqual(timers.delays, [0]);
});
