import assert from "node:assert/strict";
import type { Link, Sql } from "../../../../adapters/store/postgres/link.ts";
import { createPool } from "../../../../adapters/store/postgres/pool.ts";

interface FakeLink extends Link {
  name: number;
  breakNow(): void;
}

function createLinks() {
  const opened: FakeLink[] = [];
  const failures: Error[] = [];
  function open(): Promise<Link> {
    const failure = failures.pop();
    if (failure) return Promise.reject(failure);
    let isUsable = true;
    const name = opened.length;
    const link: FakeLink = {
      name,
      run: (query) => query(name as unknown as Sql),
      isUsable: () => isUsable,
      close: () => isUsable = false,
      breakNow: () => isUsable = false,
    };
    opened.push(link);
    return Promise.resolve(link);
  }
  return { opened, failures, open };
}

const wanted = () => false;
/** The number of the link that was used. */
const own = (link: Sql) => Promise.resolve(link as unknown as number);

function task() {
  const { promise, resolve } = Promise.withResolvers<void>();
  return { run: (link: Sql) => promise.then(() => own(link)), finish: resolve };
}

const turn = () => new Promise((go) => setTimeout(go, 0));

Deno.test("pool: one call a link, at most so many links, the others wait in their order", async () => {
  const links = createLinks();
  const pool = createPool({ limit: 2, ...links });
  const tasks = Array.from({ length: 5 }, task);
  const order: number[] = [];
  const calls = tasks.map(({ run }, i) => pool.use(run, wanted).finally(() => order.push(i)));
  await turn();
  assert.equal(links.opened.length, 2);
  assert.equal(pool.size, 2);
  for (const { finish } of tasks) {
    finish();
    await turn();
  }
  await Promise.all(calls);
  assert.deepEqual(order, [0, 1, 2, 3, 4]);
  assert.equal(links.opened.length, 2, "links are used again");
});

Deno.test("pool: a link that broke is not used again, and its place is free", async () => {
  const links = createLinks();
  const pool = createPool({ limit: 1, ...links });
  assert.equal(await pool.use(own, wanted), 0);
  links.opened[0].breakNow();
  assert.equal(await pool.use(own, wanted), 1, "broken while idle");
  const failed = pool.use(() => {
    links.opened[1].breakNow();
    return Promise.reject(new Error("broken while used"));
  }, wanted);
  const waiting = pool.use(own, wanted);
  await assert.rejects(failed, /broken while used/);
  assert.equal(await waiting, 2);
  assert.equal(pool.size, 1);
});

Deno.test("pool: when none can be opened, each call fails by itself and nothing waits forever", async () => {
  const links = createLinks();
  links.failures.push(...["b", "a"].map((reason) => new Error(reason)));
  const pool = createPool({ limit: 1, ...links });
  const calls = [pool.use(own, wanted), pool.use(own, wanted), pool.use(own, wanted)];
  const results = await Promise.allSettled(calls);
  assert.deepEqual(results.map(({ status }) => status), ["rejected", "rejected", "fulfilled"]);
  assert.equal(pool.size, 1);
});

Deno.test("pool: a call that was given up while it waited does not begin", async () => {
  const links = createLinks();
  const pool = createPool({ limit: 1, ...links });
  const first = task();
  const running = pool.use(first.run, wanted);
  let hasBegun = false;
  let isGivenUp = false;
  const late = pool.use(() => Promise.resolve(hasBegun = true), () => isGivenUp);
  const next = pool.use(own, wanted);
  isGivenUp = true;
  first.finish();
  await running;
  await assert.rejects(late, /given up/);
  assert.equal(hasBegun, false);
  assert.equal(await next, 0, "the link goes to the next call");
});

Deno.test("pool: closed, it ends idle links at once and others after their call", async () => {
  const links = createLinks();
  const pool = createPool({ limit: 2, ...links });
  const busy = task();
  const running = pool.use(busy.run, wanted);
  await pool.use(own, wanted);
  const [used, idle] = links.opened;
  pool.close();
  assert.deepEqual([used.isUsable(), idle.isUsable()], [true, false]);
  await assert.rejects(pool.use(own, wanted), /closed/);
  busy.finish();
  await running;
  assert.equal(used.isUsable(), false);
});

Deno.test("pool: closed, calls that wait fail", async () => {
  const links = createLinks();
  const pool = createPool({ limit: 1, ...links });
  const busy = task();
  const running = pool.use(busy.run, wanted);
  const waiting = pool.use(own, wanted);
  await turn();
  pool.close();
  await assert.rejects(waiting, /closed/);
  busy.finish();
  await running;
});
