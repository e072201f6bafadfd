import assert from "node:assert/strict";
import { Registry } from "prom-client";
import { createStoreMetrics } from "../../../../adapters/observation/metrics/store_metrics.ts";
import { openDenoKvStore } from "../../../../adapters/store/deno_kv.ts";
import { systemClock, systemRandom } from "../../../../adapters/runtime/system.ts";
import { type Store, StoreUnavailable } from "../../../../domain/platform/store.ts";
import { figure } from "./figures.ts";

Deno.test("measure counts calls by operation and outcome, without changing them", async () => {
  const registry = new Registry();
  const { measure, engine } = createStoreMetrics(registry);
  const store = measure(
    await openDenoKvStore({ url: "kv::memory:", clock: systemClock, random: systemRandom }),
  );
  const absent = await store.get(["a"]);
  assert.equal(await store.atomic().check(absent).set(["a"], 1).commit(), true);
  assert.equal(await store.atomic().check(absent).set(["a"], 2).commit(), false);
  assert.deepEqual((await store.getMany([["a"]])).map(({ value }) => value), [1]);
  assert.equal((await store.list([])).entries.length, 1);
  engine.onRetry!();
  store.close();
  await assert.rejects(store.get(["a"]), StoreUnavailable);
  const text = await registry.metrics();
  const counts = [...text.matchAll(/_count\{operation="(\w+)",outcome="(\w+)"\} (\d+)/g)]
    .map(([, operation, outcome, count]) => `${operation} ${outcome} ${count}`);
  assert.deepEqual(counts.sort(), [
    "commit conflict 1",
    "commit ok 1",
    "get ok 1",
    "get unavailable 1",
    "get_many ok 1",
    "list ok 1",
  ]);
  assert.match(text, /^panjereh_store_retries_total 1$/m);
});

Deno.test("measure passes arguments on, and reports the time in seconds", async () => {
  const registry = new Registry();
  const asked: unknown[] = [];
  const slow = <T>(answer: T) => new Promise<T>((go) => setTimeout(() => go(answer), 20));
  const store = createStoreMetrics(registry).measure({
    list: (...all: unknown[]) => (asked.push(...all), slow({ entries: [] })),
    get: (key: unknown) => (asked.push(key), slow(null)),
    getMany: (keys: unknown) => (asked.push(keys), slow([])),
  } as unknown as Store);
  await store.list(["a"], { cursor: "c", limit: 3 });
  await store.get(["b"]);
  await store.getMany([["c"]]);
  assert.deepEqual(asked, [["a"], { cursor: "c", limit: 3 }, ["b"], [["c"]]]);
  const labels = { operation: "list", outcome: "ok" };
  const seconds = (await figure(registry, "panjereh_store_duration_seconds_sum", labels))!;
  assert.ok(seconds >= 0.015 && seconds < 5, `${seconds} s`);
});

Deno.test("what the engine tells: repeated calls, conflicts by kind, connections, primaries", async () => {
  const registry = new Registry();
  const { engine } = createStoreMetrics(registry);
  assert.equal(await figure(registry, "panjereh_store_connections", {}), 0, "a file has none");
  let connections = 3;
  engine.onOpened!({ connections: () => connections, standbys: () => Promise.resolve([]) });
  engine.onRetry!();
  engine.onConflict!(["session", "a person's"]);
  engine.onConflict!(["session", "another's"]);
  engine.onPrimaryChange!();
  const read = (name: string, labels = {}) => figure(registry, `panjereh_store_${name}`, labels);
  assert.equal(await read("retries_total"), 1);
  assert.equal(await read("conflicts_total", { kind: "session" }), 2);
  assert.equal(await read("primary_changes_total"), 1);
  assert.equal(await read("connections"), 3);
  connections = 2;
  assert.equal(await read("connections"), 2);
  assert.doesNotMatch(await registry.metrics(), /person/);
});
