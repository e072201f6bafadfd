/** What 100,000 live sessions take in memory and time. */
import { createKeyedHash } from "../../adapters/keyed_hash.ts";
import { readSecretFile } from "../../adapters/secret_file.ts";
import { openDenoKvStore } from "../../adapters/store/deno_kv.ts";
import { systemClock, systemRandom } from "../../adapters/system.ts";
import { createLiveSessions } from "../../domain/session/live_sessions.ts";
import { startOurs } from "./ours.ts";
import { pause } from "./processes.ts";
import { seedSessions } from "./seed.ts";
import { measure, median } from "./wrk.ts";

export interface ManySessions {
  count: number;
  /** Megabytes of the whole program, its sandbox included, at once after each session was used. */
  resident: number;
  /** The same when nobody has come for a while. */
  rested: number;
  /** Microseconds of one look into the store, with few and with many sessions in it. */
  coldFew: number;
  coldMany: number;
}

const FEW = 200;
const LOOKS = 2000;
/** Requests a second that are carried even when each is somebody else's. */
const SLOWEST = 1000;
/** Milliseconds after which V8 has given back what it does not need. */
const REST = 20_000;

export async function measureManySessions(
  folder: string,
  { count, upstream }: { count: number; upstream: number },
): Promise<ManySessions> {
  await Deno.mkdir(`${folder}/few`, { recursive: true });
  const few = await seedSessions(`${folder}/few`, { count: FEW, services: ["library"] });
  const coldFew = await lookUp(`${folder}/few`, few.map(({ cookies }) => cookies.library));
  await using ours = await startOurs({ folder: `${folder}/many`, upstream, people: count });
  const use = { connections: 32, seconds: Math.ceil(count / SLOWEST) };
  const { perSecond } = await measure(ours.target, use);
  if (perSecond * use.seconds < count) throw new Error("Cannot use every session in time");
  const resident = await residentMegabytes(ours.pid);
  await pause(REST);
  const rested = await residentMegabytes(ours.pid);
  const coldMany = await lookUp(`${folder}/many`, ours.target.cookies);
  return { count, resident, rested, coldFew, coldMany };
}

async function residentMegabytes(pid: number): Promise<number> {
  const status = await Deno.readTextFile(`/proc/${pid}/status`);
  return Number(/VmRSS:\s+(\d+)/.exec(status)![1]) / 1024;
}

/** Another program's look: nothing is warm here. */
async function lookUp(dataDir: string, cookies: string[]): Promise<number> {
  const deps = { clock: systemClock, random: systemRandom };
  const address = `kv:${dataDir}/panjereh.sqlite3`;
  const store = await openDenoKvStore({ address, ...deps });
  const hash = createKeyedHash(await readSecretFile(`${dataDir}/secret_key`));
  const tokens = cookies.map((cookie) => cookie.replace("panjereh_service=", ""));
  const times: number[] = [];
  // The first round brings the file into the system's memory and is not counted.
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
