import { MINUTE } from "../../../domain/platform/platform.ts";
import { type CommandLinkOptions, openCommandLink } from "./command_link.ts";
import { loadMigrations, migrate } from "./migrations.ts";

/** An index of tens of millions of records takes minutes. */
const LONGEST = 30 * MINUTE;

/** Applies what the database lacks, on the primary; returns the names of the files. */
export async function migrateStore(
  database: CommandLinkOptions,
): Promise<string[]> {
  const link = await openCommandLink(database, LONGEST);
  try {
    return await migrate(link, await loadMigrations());
  } finally {
    link.close();
  }
}
