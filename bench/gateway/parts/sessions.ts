/** Memory and time for many live sessions: each is used once, by requests of different people. */
import { createKeyedHash } from "../../../adapters/keys/keyed_hash.ts";
import { readSecretFile } from "../../../adapters/configuration/secret_file.ts";
import { openDenoKvStore } from "../../../adapters/store/deno_kv.ts";
import { systemClock, systemRandom } from "../../../adapters/runtime/system.ts";
import { createLiveSessions } from "../../../domain/session/live_sessions.ts";
import { startOurs } from "../contenders/ours.ts";
import { startStage } from "../contenders/stage.ts";
import type { Bench } from "../part.ts";
import { pause, residentMegabytes } from "../processes.ts";
import type { Figures, Row } from "../results.ts";
import { useEach } from "../use_each.ts";
import { median } from "../wrk.ts";

const FEW = 200;
const MANY = 100_000;
const LOOKS = 2000;
/**
 * Milliseconds after which V8 has returned unused memory: V8's own timers, the same on each
 * machine.
 */
const REST = 20_000;

export async function* measureSessions(bench: Bench): AsyncGenerator<Row> {
  await using stage = await startStage(bench.folder, bench.patience);
  for (const count of [FEW, bench.quick ? 5000 : MANY]) {
    yield* measureWith(count, { ...bench, upstream: stage.upstream });
  }
}

async function* measureWith(
  people: number,
  { folder: parent, patience, quick, seconds, upstream }: Bench & { upstream: number },
): AsyncGenerator<Row> {
  const folder = `${parent}/${people}`;
  await using ours = await startOurs({ folder, upstream, people, patience });
  const { used, perSecond } = await useEach(ours.target, { seconds });
  const sessions = `${people.toLocaleString("en")} live sessions`;
  const name = used < people ? `${sessions}, not all used in time` : sessions;
  let figures: Figures = { used, perSecond, resident: await residentMegabytes(ours.pid) };
  yield { name, figures };
  await pause(quick ? 1000 : REST);
  figures = { ...figures, rested: await residentMegabytes(ours.pid) };
  yield { name, figures };
  yield { name, figures: { ...figures, look: await lookUp(folder, ours.target.cookies) } };
}

/** Microseconds of a lookup by a separate process, without warm answers. */
async function lookUp(dataDir: string, cookies: string[]): Promise<number> {
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
