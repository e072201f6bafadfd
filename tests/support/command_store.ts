/** A store of its own for commands that look into one beside a running program. */
import { systemClock, systemRandom as random } from "../../adapters/runtime/system.ts";
import { openDenoKvStore } from "../../adapters/store/deno_kv.ts";
import { claimStore } from "../../adapters/store/store_key.ts";
import type { Store } from "../../domain/platform/store.ts";

export const secret = new TextEncoder().encode("o".repeat(32));

export interface CommandStore {
  environment: Record<string, string>;
  withStore<T>(run: (store: Store) => Promise<T>): Promise<T>;
}

export async function withCommandStore(run: (own: CommandStore) => Promise<void>): Promise<void> {
  const dataDir = await Deno.makeTempDir({ prefix: "panjereh_" });
  const environment = { DATA_DIR: dataDir, SECRET_KEY: secret.toBase64() };
  const url = `kv:${dataDir}/panjereh.sqlite3`;
  const withStore: CommandStore["withStore"] = async (run) => {
    const store = await openDenoKvStore({ url, clock: systemClock, random });
    return await run(store).finally(() => store.close());
  };
  await withStore((store) => claimStore({ store, secret }));
  await run({ environment, withStore }).finally(() => Deno.remove(dataDir, { recursive: true }));
}
