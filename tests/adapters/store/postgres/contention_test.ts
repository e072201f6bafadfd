/** Two processes want the same records of one database at the same time. */
import assert from "node:assert/strict";
import { startChild } from "../../../support/child.ts";
import { startPostgres, unlessPostgres } from "../../../support/postgres/cluster.ts";
import { migrateCluster, openStoreAt } from "../../../support/postgres/stores.ts";

const ROUNDS = 100;
const { ignore, note } = unlessPostgres();

Deno.test({
  name: `PostgreSQL: two processes count every time, and each ticket is taken once${note}`,
  ignore,
  async fn() {
    await using cluster = await startPostgres();
    await migrateCluster(cluster);
    const children = ["a", "b"].map(() =>
      startChild({
        script: "tests/support/postgres/contender.ts",
        args: [cluster.url(), String(ROUNDS)],
        environment: {},
        dataDir: Deno.env.get("TMPDIR")!,
      })
    );
    const taken: number[] = [];
    for (const child of children) {
      await using _ = child;
      const { success } = await child.ended(60_000);
      assert.ok(success, child.errors());
      taken.push(...JSON.parse(child.output()).taken);
    }
    const store = await openStoreAt(cluster.url());
    const { value } = await store.get(["counter", "one"]);
    store.close();
    assert.equal(value, 2 * ROUNDS);
    assert.deepEqual(taken.toSorted((a, b) => a - b), Array.from({ length: ROUNDS }, (_, i) => i));
  },
});
