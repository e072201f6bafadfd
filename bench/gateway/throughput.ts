/** Who carries how many requests: every contender in turn, several rounds, in another order each. */
import type { Contender } from "./contenders.ts";
import { measure, type Measured, median, warmUp } from "./wrk.ts";

export interface Throughput {
  name: string;
  perSecond: number;
  /** Of the first contender, in the same run. */
  ratio: number;
  /** Microseconds, at 32 connections. */
  p99: number;
}

export const CONNECTIONS = 32;

export async function measureThroughput(
  contenders: Contender[],
  { rounds, seconds }: { rounds: number; seconds: number },
): Promise<Throughput[]> {
  const results = new Map<string, Measured[]>(contenders.map(({ name }) => [name, []]));
  for (let round = 0; round < rounds; round++) {
    const order = contenders.map((_, index) => contenders[(index + round) % contenders.length]);
    for (const { name, target } of order) {
      await warmUp(target);
      results.get(name)!.push(await measure(target, { connections: CONNECTIONS, seconds }));
    }
  }
  const medians = contenders.map(({ name }) => {
    const measured = results.get(name)!;
    return {
      name,
      perSecond: median(measured.map(({ perSecond }) => perSecond)),
      p99: median(measured.map(({ p99 }) => p99)),
    };
  });
  return medians.map((one) => ({ ...one, ratio: one.perSecond / medians[0].perSecond }));
}
