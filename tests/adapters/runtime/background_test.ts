import assert from "node:assert/strict";
import { createBackground } from "../../../adapters/runtime/background.ts";
import { recordLog } from "../../support/log_records.ts";
import { until, within } from "../../support/waiting.ts";

// Finds timers that are not cleared.
Deno.test.sanitizer({ ops: true });

Deno.test("background: a failing task is repeated until it is stopped, and stop waits for the current run", async () => {
  await using log = await recordLog();
  const background = createBackground();
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
  assert.equal(log.records.length, begun);
  assert.deepEqual(log.records[0].properties, { error: "Error: as it happens" });
});

Deno.test("background: settled waits for every started task, including those started by other tasks", async () => {
  const background = createBackground();
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
  const background = createBackground();
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
