/** Stores on a cluster of the tests. */
import { systemClock, systemRandom } from "../../../adapters/runtime/system.ts";
import { parsePostgresAddress } from "../../../adapters/configuration/postgres_address.ts";
import { openLink } from "../../../adapters/store/postgres/link.ts";
import { loadMigrations, migrate } from "../../../adapters/store/postgres/migrations.ts";
import {
  openPostgresStore,
  type PostgresStoreOptions,
} from "../../../adapters/store/postgres/store.ts";
import type { Store } from "../../../domain/platform/store.ts";
import { type Cluster, PASSWORD } from "./cluster.ts";

export async function migrateCluster(cluster: Cluster): Promise<void> {
  const address = parsePostgresAddress(cluster.url());
  const link = await openLink(address.hosts[0], { address, password: PASSWORD, timeout: 10_000 });
  try {
    await migrate(link, await loadMigrations());
  } finally {
    link.close();
  }
}

export async function openStoreAt(
  url: string,
  options: Partial<PostgresStoreOptions> = {},
): Promise<Store> {
  return await openPostgresStore({
    address: parsePostgresAddress(url),
    password: PASSWORD,
    clock: systemClock,
    random: systemRandom,
    ...options,
  });
}
