/** What the gateway adds for one visitor, and for the slowest of a hundred when half of what it can carry comes. */
import type { Contender } from "./contenders.ts";
import { CONNECTIONS } from "./throughput.ts";
import { measure, median, warmUp } from "./wrk.ts";

export interface Latency {
  name: string;
  /** Milliseconds at one connection, median over the rounds. */
  one: number;
  /** Beyond the first contender. */
  added: number;
}

export async function measureLatency(
  contenders: Contender[],
  { rounds, seconds }: { rounds: number; seconds: number },
): Promise<Latency[]> {
  const medians = new Map<string, number[]>(contenders.map(({ name }) => [name, []]));
  for (let round = 0; round < rounds; round++) {
    for (const { name, target } of contenders) {
      const { p50 } = await measure(target, { connections: 1, seconds });
      medians.get(name)!.push(p50 / 1000);
    }
  }
  const first = median(medians.get(contenders[0].name)!);
  return contenders.map(({ name }) => {
    const one = median(medians.get(name)!);
    return { name, one, added: one - first };
  });
}

export interface HalfLoad {
  name: string;
  perSecond: number;
  /** Milliseconds. */
  p50: number;
  p99: number;
}

/** Each connection rests after an answer, on average so long that about half of `full` requests a second come. */
export async function measureHalfLoad(
  { name, target }: Contender,
  { full, seconds }: { full: number; seconds: number },
): Promise<HalfLoad> {
  // wrk rests for whole milliseconds: twice the connections make the steps small enough.
  const connections = 2 * CONNECTIONS;
  const rest = Math.max(1, Math.round(1000 * connections / (full / 2)) - 1);
  await warmUp(target);
  const { perSecond, p50, p99 } = await measure(target, { connections, seconds, rest });
  return { name, perSecond, p50: p50 / 1000, p99: p99 / 1000 };
}
