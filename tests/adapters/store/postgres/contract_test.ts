/** The store contract on a real PostgreSQL, directly and through PgBouncer. */
import { storeContract } from "../../../contracts/store_contract.ts";
import { type Cluster, startPostgres, unlessPostgres } from "../../../support/postgres/cluster.ts";
import { startPgBouncer } from "../../../support/postgres/pgbouncer.ts";
import { PGBOUNCER } from "../../../support/postgres/programs.ts";
import { migrateCluster, openStoreAt } from "../../../support/postgres/stores.ts";

const direct = unlessPostgres();
const pooled = unlessPostgres(PGBOUNCER);
const cluster = direct.ignore ? undefined : await startPostgres();
if (cluster) await migrateCluster(cluster);
const bouncer = cluster && !pooled.ignore ? await startPgBouncer(cluster) : undefined;

function contract(name: string, note: string, at?: { cluster: Cluster; url: string }): void {
  if (!at) return Deno.test.ignore(`${name} store: the contract${note}`, () => {});
  storeContract(name, async () => {
    await at.cluster.sql("truncate kv");
    let now = Date.now();
    const store = await openStoreAt(at.url, { clock: { now: () => now } });
    return { store, advance: (ms) => void (now += ms), close: () => store.close() };
  });
}

contract("PostgreSQL", direct.note, cluster && { cluster, url: cluster.url() });
contract("PgBouncer", pooled.note, bouncer && { cluster: cluster!, url: bouncer.url });

Deno.test.afterAll(async () => {
  await bouncer?.[Symbol.asyncDispose]();
  await cluster?.[Symbol.asyncDispose]();
});
