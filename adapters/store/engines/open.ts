/** Opens the store that the settings name, by its engine. */
import type { Clock, Random } from "../../../domain/platform/platform.ts";
import type { Store } from "../../../domain/platform/store.ts";
import { type CommonConfiguration, storeUrl } from "../../configuration/environment.ts";
import { isPostgres, parsePostgresAddress } from "../../configuration/postgres_address.ts";
import { hasKvFile, openDenoKvStore } from "../deno_kv.ts";
import { openPostgresStore, type PostgresWatch } from "../postgres/store.ts";

export type StoreSettings = Pick<CommonConfiguration, "STORE" | "STORE_PASSWORD" | "DATA_DIR">;

export interface OpenStoreOptions {
  clock: Clock;
  random: Random;
  watch?: PostgresWatch;
}

/** Throws `StoreUnavailable`, or `ConfigurationError` if the database lacks migrations. */
export async function openStore(
  settings: StoreSettings,
  { watch, ...rest }: OpenStoreOptions,
): Promise<Store> {
  const url = storeUrl(settings);
  if (!isPostgres(url)) return await openDenoKvStore({ url, onRetry: watch?.onRetry, ...rest });
  const address = parsePostgresAddress(url);
  return await openPostgresStore({ address, password: settings.STORE_PASSWORD, watch, ...rest });
}

/** Whether a store may exist there; a database reveals it only when it is opened. */
export async function hasStore(settings: StoreSettings): Promise<boolean> {
  const url = storeUrl(settings);
  return isPostgres(url) || await hasKvFile(url);
}
