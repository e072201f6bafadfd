/** The store of this installation, for commands that look into it beside a running program. */
import type { KeyedHash } from "../../domain/platform/platform.ts";
import type { Store } from "../../domain/platform/store.ts";
import {
  ConfigurationError,
  readVerifyConfiguration,
  storeUrl,
} from "../configuration/environment.ts";
import { bytesOf } from "../configuration/fields.ts";
import { findSecretFile } from "../configuration/secret_file.ts";
import { withSecrets } from "../configuration/secret_settings.ts";
import { createKeyedHash } from "../keys/keyed_hash.ts";
import { systemClock, systemRandom } from "../runtime/system.ts";
import { hasStore, openStore } from "../store/engines/open.ts";
import { findStoreKey, otherKey } from "../store/store_key.ts";
import { EXIT_CODES, type Report } from "./report.ts";

/** Why there is nothing to look into. */
export interface NoStore {
  outcome: "missing" | "other_key";
  report: string;
}

export interface OwnStore {
  store: Store;
  hash: KeyedHash;
}

/**
 * Runs with the store, which is found as `start` and `serve` find it, and closes it. The store is
 * not created, and not marked with a key.
 */
export async function withOwnStore<T>(
  given: Record<string, string>,
  what: string,
  run: (own: OwnStore) => Promise<T>,
): Promise<T | NoStore> {
  const configuration = readVerifyConfiguration(await withSecrets(given));
  const url = storeUrl(configuration);
  const missing: NoStore = { outcome: "missing", report: `no ${what} here: ${url}` };
  if (!await hasStore(configuration)) return missing;
  const { SECRET_KEY, DATA_DIR } = configuration;
  const file = `${DATA_DIR}/secret_key`;
  const secret = SECRET_KEY ? bytesOf(SECRET_KEY) : await findSecretFile(file);
  if (!secret) throw new ConfigurationError([`SECRET_KEY is missing, and there is no ${file}`]);
  const store = await openStore(configuration, { clock: systemClock, random: systemRandom });
  try {
    const key = await findStoreKey({ store, secret });
    if (key === "new") return missing;
    if (key === "another") return { outcome: "other_key", report: otherKey(url) };
    return await run({ store, hash: createKeyedHash(secret) });
  } finally {
    store.close();
  }
}

/** The same for a command that reports. `run` resolves to what remains to be said. */
export async function reportOnStore(
  given: Record<string, string>,
  what: string,
  run: (own: OwnStore) => Promise<string>,
): Promise<Report> {
  const done = await withOwnStore(given, what, run);
  if (typeof done === "string") return { code: EXIT_CODES.sound, report: done };
  return { code: EXIT_CODES[done.outcome], report: done.report };
}
