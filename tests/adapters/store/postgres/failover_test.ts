/** The primary is lost while people write: nothing acknowledged is lost, and the rest is told. */
import assert from "node:assert/strict";
import { StoreUnavailable } from "../../../../domain/platform/store.ts";
import { startPostgres, unlessPostgres, USER } from "../../../support/postgres/cluster.ts";
import { migrateCluster, openStoreAt } from "../../../support/postgres/stores.ts";
import { until } from "../../../support/waiting.ts";

const { ignore, note } = unlessPostgres();

Deno.test({
  name: `PostgreSQL: a failover loses nothing that was acknowledged, and does nothing twice${note}`,
  ignore,
  async fn() {
    await using first = await startPostgres();
    await migrateCluster(first);
    await using second = await startPostgres({ standbyOf: first });
    // From here on a commit is acknowledged only when the standby has it.
    await first.sql("alter system set synchronous_standby_names = '*'");
    await first.sql("select pg_reload_conf()");
    let changes = 0;
    const hosts = `127.0.0.1:${second.port},127.0.0.1:${first.port}`;
    const store = await openStoreAt(`postgres://${USER}@${hosts}/postgres?sslmode=disable`, {
      watch: { onPrimaryChange: () => changes++ },
    });
    const acknowledged = new Set<number>();
    let refused = 0;
    let next = 0;
    let isOver = false;

    async function write(): Promise<void> {
      while (!isOver) {
        const id = next++;
        const write = store.atomic().check({ key: ["mark", id], version: null });
        try {
          if (await write.set(["mark", id], id).commit()) acknowledged.add(id);
        } catch (error) {
          assert.ok(error instanceof StoreUnavailable, String(error));
          refused++;
        }
      }
    }

    const writers = Promise.all(Array.from({ length: 12 }, write));
    try {
      await until(() => acknowledged.size > 200, "writes before the failover");
      await first.stop("immediate");
      await until(() => refused > 0, "a call that is refused");
      const before = acknowledged.size;
      await second.promote();
      await until(() => acknowledged.size > before + 200, "writes after the failover");
      isOver = true;
      await writers;
      assert.equal(changes, 1);
      const ids = [...acknowledged];
      const stored = await second.sql("select string_agg(value, ',') from kv");
      const values = new Set(stored.split(",").map(Number));
      assert.deepEqual(ids.filter((id) => !values.has(id)), [], "lost");
      assert.ok(values.size <= next, "nothing that was never sent");
    } finally {
      isOver = true;
      await writers;
      store.close();
    }
  },
});
