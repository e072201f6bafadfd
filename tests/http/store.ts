import { readSecretFile } from "../../adapters/configuration/secret_file.ts";
import { createKeyedHash } from "../../adapters/keys/keyed_hash.ts";
import { systemRandom } from "../../adapters/runtime/system.ts";
import { openDenoKvStore } from "../../adapters/store/deno_kv.ts";
import type { Clock } from "../../domain/platform/platform.ts";
import type { TestProgram } from "../support/program.ts";

/** The store of the running program, opened beside it. */
export async function openStore<C extends Clock>(
  { program, clock }: { program: Pick<TestProgram, "dataDir">; clock: C },
) {
  const store = await openDenoKvStore({
    url: `kv:${program.dataDir}/panjereh.sqlite3`,
    clock,
    random: systemRandom,
  });
  const hash = createKeyedHash(await readSecretFile(`${program.dataDir}/secret_key`));
  return { store, hash, clock, [Symbol.dispose]: () => store.close() };
}
