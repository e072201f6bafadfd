import assert from "node:assert/strict";
import { Registry } from "prom-client";
import { createStoreMetrics } from "../../../../adapters/observation/metrics/store_metrics.ts";
import type { Standby } from "../../../../adapters/store/postgres/standbys.ts";
import { StoreUnavailable } from "../../../../domain/platform/store.ts";
import { startPostgres, unlessPostgres } from "../../../support/postgres/cluster.ts";
import { migrateCluster, openStoreAt } from "../../../support/postgres/stores.ts";
import { eventually } from "../../../support/waiting.ts";

const linesOf = async (registry: Registry) =>
  (await registry.metrics()).split("\n")
    .filter((line) => /^panjereh_store_(standbys|replication)/.test(line));

function watched(standbys: () => Promise<Standby[]>) {
  const registry = new Registry();
  createStoreMetrics(registry).engine.onOpened!({ connections: () => 1, standbys });
  return registry;
}

Deno.test("replication: standbys by their kind, and the lag of each that may be seen", async () => {
  let asked = 0;
  const registry = watched(() => {
    asked++;
    return Promise.resolve([
      { name: "db2", sync: "sync", lag: { bytes: 80, seconds: 0.25 } },
      { name: "db3", sync: "async" },
    ]);
  });
  assert.deepEqual(await linesOf(registry), [
    'panjereh_store_standbys{sync="sync"} 1',
    'panjereh_store_standbys{sync="async"} 1',
    'panjereh_store_replication_lag_bytes{standby="db2"} 80',
    'panjereh_store_replication_lag_seconds{standby="db2"} 0.25',
  ]);
  assert.equal(asked, 1, "once for all");
});

Deno.test("replication: a standby that is gone leaves, and an outage has no series", async () => {
  let answer: () => Promise<Standby[]> = () => Promise.resolve([{ name: "db2", sync: "sync" }]);
  const registry = watched(() => answer());
  assert.equal((await linesOf(registry)).length, 1);
  answer = () => Promise.reject(new StoreUnavailable("away"));
  assert.deepEqual(await linesOf(registry), []);
});

const { ignore, note } = unlessPostgres();
Deno.test({
  name: `replication: what PostgreSQL says of a standby that stops replaying${note}`,
  ignore,
  async fn() {
    await using primary = await startPostgres();
    await migrateCluster(primary);
    await using standby = await startPostgres({
      standbyOf: primary,
      // By default a standby tells every ten seconds what it has replayed.
      settings: { wal_receiver_status_interval: "1s" },
    });
    const registry = new Registry();
    const { engine } = createStoreMetrics(registry);
    const store = await openStoreAt(primary.url(), { watch: engine });
    const behind = async () => {
      const text = (await linesOf(registry)).join("\n");
      return Number(/lag_bytes\{standby="[^"]+"\} (\d+)/.exec(text)?.[1] ?? NaN);
    };
    try {
      await eventually(async () => assert.equal(await behind(), 0));
      await standby.sql("select pg_wal_replay_pause()");
      // PostgreSQL compresses what repeats itself.
      const value = crypto.getRandomValues(new Uint8Array(5000)).toHex();
      await store.atomic().set(["a"], value).commit();
      await eventually(async () => assert.ok(await behind() > 1000));
      await standby.sql("select pg_wal_replay_resume()");
      await eventually(async () => assert.equal(await behind(), 0));
    } finally {
      store.close();
    }
  },
});
