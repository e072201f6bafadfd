import assert from "node:assert/strict";
import { systemClock } from "../../../adapters/runtime/system.ts";
import { createBackground } from "../../../adapters/runtime/background.ts";
import { StoreUnavailable } from "../../../domain/platform/store.ts";
import { recordLog } from "../../support/log_records.ts";
import { until, within } from "../../support/waiting.ts";

// Finds timers that are not cleared.
Deno.test.sanitizer({ ops: true });

Deno.test("background: a failing task is repeated until it is stopped, and stop waits for the current run", async () => {
  await using log = await recordLog();
  const background = createBackground(systemClock);
  let begun = 0;
  let ended = 0;
  background.every(1, async () => {
    begun++;
    await new Promise((go) => setTimeout(go, 5));
    ended++;
    throw new Error("as it happens");
  });
  assert.equal(begun, 0, "first after one interval");
  await until(() => begun >= 3);
  await background.stop();
  assert.equal(ended, begun);
  assert.equal(log.records.length, 1, "one line for many failures alike");
  assert.deepEqual(log.records[0].properties, { error: "Error: as it happens", unsaid: 0 });
});

Deno.test("background: a failure that lasts is logged once in ten seconds, another one at once", async () => {
  await using log = await recordLog();
  const clock = { time: 0, now: () => clock.time };
  const background = createBackground(clock);
  const fail = async (...errors: string[]) => {
    for (const error of errors) background.run(() => Promise.reject(new Error(error)));
    await background.settled();
  };
  await fail("it is away", "it is away", "another fault");
  clock.time = 9_999;
  await fail("it is away");
  clock.time = 10_000;
  await fail("it is away");
  assert.deepEqual(log.records.map(({ properties }) => properties), [
    { error: "Error: it is away", unsaid: 0 },
    { error: "Error: another fault", unsaid: 0 },
    { error: "Error: it is away", unsaid: 2 },
  ]);
});

Deno.test("background: the log says why the store cannot be reached", async () => {
  await using log = await recordLog();
  const background = createBackground(systemClock);
  const away = new StoreUnavailable("Cannot reach the store", { cause: "ECONNREFUSED" });
  background.run(() => Promise.reject(away));
  await background.settled();
  assert.equal(log.records[0].properties.error, "Cannot reach the store: ECONNREFUSED");
});

Deno.test("background: settled waits for every started task, including those started by other tasks", async () => {
  const background = createBackground(systemClock);
  const done: string[] = [];
  const task = (name: string, then: () => void = () => {}) => async () => {
    await new Promise((go) => setTimeout(go, 2));
    done.push(name);
    then();
  };
  background.run(task("first", () => background.run(task("second"))));
  background.run(task("other"));
  await within(background.settled(), "the tasks to end");
  assert.deepEqual(done.toSorted(), ["first", "other", "second"]);
});

Deno.test("background: stop ends every repeated task", async () => {
  const background = createBackground(systemClock);
  const begun = [0, 0];
  for (const index of begun.keys()) {
    background.every(1, () => Promise.resolve(void begun[index]++));
  }
  await until(() => begun.every((count) => count > 0));
  await background.stop();
  const before = [...begun];
  await new Promise((go) => setTimeout(go, 10));
  assert.deepEqual(begun, before);
});
