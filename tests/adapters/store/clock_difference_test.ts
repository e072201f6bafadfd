import assert from "node:assert/strict";
import { compareClocks } from "../../../adapters/store/clock_difference.ts";
import { StoreUnavailable } from "../../../domain/platform/store.ts";
import { recordLog } from "../../support/log_records.ts";

const NOW = Date.UTC(2026, 10, 22);

/** The store's clock differs by `difference`, and its answer takes `delay`. */
async function compare({ difference = 0, delay = 0 }) {
  const clock = { time: NOW, now: () => clock.time };
  const told: [number, boolean][] = [];
  await using log = await recordLog();
  const now = () => {
    clock.time += delay / 2;
    const answer = Promise.resolve(clock.time - difference);
    clock.time += delay / 2;
    return answer;
  };
  await compareClocks({ store: { now }, clock, onCompared: (...one) => void told.push(one) });
  return { told, warned: log.records.length };
}

Deno.test("compareClocks() tells the difference in seconds, and warns above one", async () => {
  assert.deepEqual(await compare({}), { told: [[0, false]], warned: 0 });
  assert.deepEqual(await compare({ difference: 1000, delay: 40 }), {
    told: [[1, false]],
    warned: 0,
  });
  assert.deepEqual(await compare({ difference: 1001 }), { told: [[1.001, true]], warned: 1 });
  assert.deepEqual(await compare({ difference: -3000 }), { told: [[-3, true]], warned: 1 });
});

Deno.test("compareClocks() does not warn of what may be the time of a slow answer", async () => {
  assert.deepEqual(await compare({ difference: 1500, delay: 1200 }), {
    told: [[1.5, false]],
    warned: 0,
  });
  assert.deepEqual(await compare({ difference: 3000, delay: 1200 }), {
    told: [[3, true]],
    warned: 1,
  });
});

Deno.test("compareClocks() asks no store of this machine, and waits out an outage", async () => {
  const clock = { now: () => NOW };
  const onCompared = () => assert.fail();
  await compareClocks({ store: {}, clock, onCompared });
  const now = () => Promise.reject(new StoreUnavailable("Cannot reach the store"));
  await compareClocks({ store: { now }, clock, onCompared });
});
