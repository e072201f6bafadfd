/** Complete sign-ins: the first ones in one process and with workers, and those of people who return. */
import { freePort } from "../../../tests/support/program.ts";
import type { Bench } from "../part.ts";
import { processorTime, startDeno, threadTimes } from "../processes.ts";
import { type Figures, reasonOf, type Row } from "../results.ts";
import { createBareCrowd } from "../sign_in/bare_crowd.ts";
import { createCrowd, quantile } from "../sign_in/crowd.ts";
import { createReturningCrowd, type Way } from "../sign_in/returning.ts";
import { startOutsideWorld } from "../sign_in/outside_world.ts";
import type { SignInTask } from "../sign_in/sign_in_program.ts";

/** People who sign in concurrently. */
const TOGETHER = 16;
/** Of those who return; nobody signs in with a passkey more than fifty times a day. */
const RETURNING = 128;
/** Of the bench's seconds: V8 compiles during the first few hundred sign-ins. */
const WARM = 3;

interface Measured {
  name: string;
  workers: number;
  /** Of people who return. */
  way?: Way;
  /** Half of those who could sign in come. */
  isHalf?: boolean;
}

const MEASURED: Measured[] = [
  { name: "one process", workers: 1 },
  { name: "one process, half of what it carries", workers: 1, isHalf: true },
  { name: "2 workers", workers: 2 },
  { name: "by a code in a known browser, one process", workers: 1, way: "code" },
  { name: "by a passkey, one process", workers: 1, way: "passkey" },
];

/** What a first one cannot do without. */
const BARE = "its requests, reads, commits and calls alone, one process";

export async function* measureSignIns(bench: Bench): AsyncGenerator<Row> {
  for (const measured of MEASURED) {
    yield await rowOf(measured.name, () => measureWith(measured, bench));
  }
  yield await rowOf(BARE, () => measureBare(bench));
}

async function rowOf(name: string, measure: () => Promise<Figures>): Promise<Row> {
  try {
    return { name, figures: await measure() };
  } catch (error) {
    return { name, reason: reasonOf(error) };
  }
}

async function measureBare({ folder, seconds, patience }: Bench): Promise<Figures> {
  await using outside = startOutsideWorld();
  const port = freePort();
  await using program = await startDeno(new URL("../sign_in/bare_program.ts", import.meta.url), {
    args: [String(port), `${folder}/bare`, `${outside.settings.SIM_REGISTRY_URL}/v1/sims/match`],
    flags: ["--unstable-kv"],
    port,
    patience,
  });
  const crowd = createBareCrowd(port);
  await crowd.signIn(TOGETHER, WARM * seconds);
  return await figuresOf(program.pid, () => crowd.signIn(TOGETHER, 2 * seconds));
}

async function measureWith(
  { workers, way, isHalf }: Measured,
  { folder, seconds, patience }: Bench,
): Promise<Figures> {
  const dataDir = `${folder}/${isHalf ? "half" : way ?? workers}`;
  await Deno.mkdir(dataDir);
  await using outside = startOutsideWorld();
  const port = freePort();
  const task: SignInTask = { port, workers, dataDir, outside: outside.settings };
  await using program = await startDeno(new URL("../sign_in/sign_in_program.ts", import.meta.url), {
    args: [JSON.stringify(task)],
    port,
    patience,
  });
  const options = { ports: [port], dataDir, outside };
  using returning = way && await createReturningCrowd(options, { people: RETURNING, way });
  const crowd = returning ?? await createCrowd(options);
  await crowd.signIn(TOGETHER, WARM * seconds);
  const half = isHalf ? (await crowd.signIn(TOGETHER, seconds)).length / seconds / 2 : undefined;
  return await figuresOf(
    program.pid,
    () => half ? crowd.signInAt(half, 2 * seconds) : crowd.signIn(TOGETHER, 2 * seconds),
  );
}

/** @param signIn returns the milliseconds of each */
async function figuresOf(pid: number, signIn: () => Promise<number[]>): Promise<Figures> {
  const worked = await processorTime(pid);
  const before = await threadTimes(pid);
  const began = performance.now();
  const durations = await signIn();
  const elapsed = (performance.now() - began) / 1000;
  const after = await threadTimes(pid);
  const each = (of: keyof typeof after) => (after[of] - before[of]) / durations.length;
  return {
    perSecond: durations.length / elapsed,
    p50: quantile(durations, 0.5),
    p99: quantile(durations, 0.99),
    processor: (await processorTime(pid) - worked) / durations.length,
    script: each("script"),
    store: each("store"),
  };
}
