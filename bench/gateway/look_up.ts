/** A look into the program's store for a session, by a process of its own, without warm answers. */
import { createKeyedHash } from "../../adapters/keys/keyed_hash.ts";
import { readSecretFile } from "../../adapters/configuration/secret_file.ts";
import { openDenoKvStore } from "../../adapters/store/deno_kv.ts";
import { systemClock, systemRandom } from "../../adapters/runtime/system.ts";
import { createLiveSessions } from "../../domain/session/live_sessions.ts";
import { median } from "./wrk.ts";

const LOOKS = 2000;

/** Median of microseconds, of people at `library` by their cookies. */
export async function lookUp(dataDir: string, cookies: string[]): Promise<number> {
  const deps = { clock: systemClock, random: systemRandom };
  const address = `kv:${dataDir}/panjereh.sqlite3`;
  const store = await openDenoKvStore({ url: address, ...deps });
  const hash = createKeyedHash(await readSecretFile(`${dataDir}/secret_key`));
  const tokens = cookies.map((cookie) => cookie.replace("panjereh_service=", ""));
  const times: number[] = [];
  // The first round loads the file into the page cache and is not counted.
  for (let look = 0; look < 2 * LOOKS; look++) {
    const sessions = createLiveSessions({ store, ...deps, hash });
    const began = performance.now();
    const token = tokens[Math.floor((look % LOOKS) * tokens.length / LOOKS)];
    if (!await sessions.ofService(token, "library")) throw new Error("Cannot find a session");
    if (look >= LOOKS) times.push(1000 * (performance.now() - began));
  }
  store.close();
  return median(times);
}
