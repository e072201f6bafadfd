import { MINUTE, SECOND } from "../../../domain/platform/platform.ts";
import type { PostgresAddress } from "../../configuration/postgres_address.ts";
import { openLink } from "./link.ts";
import { loadMigrations, migrate } from "./migrations.ts";
import { createPrimary } from "./primary.ts";

/** An index of tens of millions of records takes minutes. */
const LONGEST = 30 * MINUTE;

/** Applies what the database lacks, on the primary; returns the names of the files. */
export async function migrateStore(
  { address, password }: { address: PostgresAddress; password?: string },
): Promise<string[]> {
  const open = createPrimary({
    hosts: address.hosts,
    open: (host) => openLink(host, { address, password, timeout: 5 * SECOND, longest: LONGEST }),
  });
  const link = await open();
  try {
    return await migrate(link, await loadMigrations());
  } finally {
    link.close();
  }
}
