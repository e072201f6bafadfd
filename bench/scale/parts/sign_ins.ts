/** Complete first sign-ins, by engine, number of processes and disk. */
import type { Figures, Row } from "../../gateway/results.ts";
import { createCrowd, quantile } from "../../gateway/sign_in/crowd.ts";
import type { Disk } from "../disk.ts";
import { DISKS, nameOf, type Setup } from "../engines.ts";
import type { Bench } from "../part.ts";
import { differences, look } from "../watch.ts";
import { startWorld, type World } from "../world.ts";

/** People who sign in concurrently. */
const TOGETHER = 64;
/** Warm-up in seconds. */
const WARM = 3;

/** The first is what the others are compared with. */
const SETUPS: Setup[] = [
  { engine: "kv", processes: 1 },
  { engine: "kv", processes: 2 },
  { engine: "postgres", processes: 1 },
  { engine: "postgres", processes: 2 },
];

export async function* measureSignIns(bench: Bench): AsyncGenerator<Row> {
  for (const disk of DISKS) {
    let unit: number | undefined;
    for (const setup of SETUPS) {
      const figures = await measureWith(setup, disk, bench);
      unit ??= figures.perSecond;
      yield { name: nameOf(setup, disk), figures: { ...figures, ratio: figures.perSecond / unit } };
    }
  }
}

async function measureWith(
  setup: Setup,
  disk: Disk,
  { seconds, patience }: Bench,
): Promise<Figures> {
  await using world = await startWorld({ ...setup, disk, patience });
  return await signInFor(world, seconds);
}

/** New people, from the `first` number on, sign in at all gateways for so many seconds. */
export async function signInFor(world: World, seconds: number, first = 0): Promise<Figures> {
  const ports = world.gateways.map(({ port }) => port);
  const crowd = await createCrowd({ ...world, ports, first });
  await crowd.signIn(TOGETHER, WARM);
  const before = await look(world);
  const began = performance.now();
  const durations = await crowd.signIn(TOGETHER, seconds);
  const elapsed = (performance.now() - began) / 1000;
  const done = differences(before, await look(world));
  const each = (value: number) => value / durations.length;
  return {
    perSecond: durations.length / elapsed,
    p50: quantile(durations, 0.5),
    p95: quantile(durations, 0.95),
    calls: each(done.calls),
    queries: each(done.queries),
    commits: each(done.commits),
    fsyncs: each(done.synchronised),
    fsync: done.synchronising / done.synchronised,
    gateway: each(done.gateways),
    database: each(done.database),
    audit: each(done.audit),
    written: each(done.written),
    sent: each(done.sent),
  };
}
