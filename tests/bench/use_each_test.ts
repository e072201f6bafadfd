/** Using every session once, at the machine's pace. */
import assert from "node:assert/strict";
import { useEach } from "../../bench/gateway/use_each.ts";
import { CONNECTIONS, type Load, type Measured } from "../../bench/gateway/wrk.ts";

const target = { port: 1, host: "a", cookies: Array.from({ length: 1000 }, (_, at) => `c=${at}`) };

/** Makes this many requests in each slice. */
function slices(requests: (slice: number) => number) {
  const loads: Load[] = [];
  const send = (_: unknown, load: Load): Promise<Measured> => {
    const carried = requests(loads.length);
    loads.push(load);
    return Promise.resolve({
      requests: carried,
      perSecond: carried / load.seconds,
      p50: 0,
      p99: 0,
      times: [],
      failures: 0,
    });
  };
  return { loads, send };
}

Deno.test("bench: each slice continues where the one before ended, until all are used", async () => {
  const { loads, send } = slices(() => 400 + CONNECTIONS);
  const used = await useEach(target, { seconds: 2, send });
  assert.deepEqual(loads.map(({ from }) => from), [0, 400, 800]);
  assert.deepEqual(used, { used: 1000, perSecond: (400 + CONNECTIONS) / 2 });
});

Deno.test("bench: a slow machine takes more slices, not fewer people", async () => {
  const { loads, send } = slices(() => 1 + CONNECTIONS);
  assert.equal((await useEach(target, { seconds: 1, send })).used, 1000);
  assert.equal(loads.length, 1000);
});

Deno.test("bench: if it becomes much slower than at first, it stops and reports how many were used", async () => {
  const { loads, send } = slices((slice) => slice === 0 ? 100 + CONNECTIONS : 10 + CONNECTIONS);
  assert.equal((await useEach(target, { seconds: 1, send })).used, 100 + 29 * 10);
  assert.equal(loads.length, 30);
});

Deno.test("bench: if no request succeeds, it ends at once", async () => {
  const { loads, send } = slices(() => CONNECTIONS);
  assert.equal((await useEach(target, { seconds: 1, send })).used, 0);
  assert.equal(loads.length, 1);
});
