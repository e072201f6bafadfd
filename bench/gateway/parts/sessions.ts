/** Memory and time for many live sessions: each is used once, by requests of different people. */
import { startOurs } from "../contenders/ours.ts";
import { startStage } from "../contenders/stage.ts";
import { lookUp } from "../look_up.ts";
import type { Bench } from "../part.ts";
import { pause, residentMegabytes } from "../processes.ts";
import type { Figures, Row } from "../results.ts";
import { useEach } from "../use_each.ts";

const FEW = 200;
const MANY = 100_000;
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
