/** `deno task store:migrate`: brings the tables of a PostgreSQL store to this version. */
import { readStoreConfiguration, storeUrl } from "../configuration/environment.ts";
import { isPostgres, parsePostgresAddress } from "../configuration/postgres_address.ts";
import { withSecrets } from "../configuration/secret_settings.ts";
import { explainFailure } from "../configuration/start_failure.ts";
import { migrateStore } from "../store/postgres/migrate_store.ts";
import type { Report } from "./report.ts";

export const MIGRATE_CODES = { done: 0, failed: 2 } as const;

export async function migrateCommand(environment: Record<string, string>): Promise<Report> {
  try {
    const settings = readStoreConfiguration(await withSecrets(environment));
    const url = storeUrl(settings);
    if (!isPostgres(url)) return done("only a STORE on PostgreSQL has migrations");
    const address = parsePostgresAddress(url);
    const applied = await migrateStore({ address, password: settings.STORE_PASSWORD });
    return done(applied.length > 0 ? `applied ${applied.join(", ")}` : "nothing to apply");
  } catch (error) {
    const report = explainFailure("Cannot migrate", error) ?? `Cannot migrate: ${error}`;
    return { code: MIGRATE_CODES.failed, report };
  }
}

const done = (report: string): Report => ({ code: MIGRATE_CODES.done, report });
