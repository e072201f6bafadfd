/** The store contract on a real PostgreSQL, directly and through PgBouncer. */
import { storeContract } from "../../../contracts/store_contract.ts";
import { startPostgres, unlessPostgres } from "../../../support/postgres/cluster.ts";
import { migrateCluster, openStoreAt } from "../../../support/postgres/stores.ts";

const { ignore, note } = unlessPostgres();
if (ignore) Deno.test.ignore(`PostgreSQL store: the contract${note}`, () => {});
else {
  const cluster = await startPostgres();
  await migrateCluster(cluster);
  storeContract("PostgreSQL", async () => {
    await cluster.sql("truncate kv");
    let now = Date.now();
    const store = await openStoreAt(cluster.url(), { clock: { now: () => now } });
    return { store, advance: (ms) => void (now += ms), close: () => store.close() };
  });
  Deno.test.afterAll(async () => await cluster[Symbol.asyncDispose]());
}
