/** The 99th percentile of latency at half of a contender's capacity. */
import { FORWARDING } from "../contenders/mod.ts";
import type { Measure } from "../part.ts";
import { CONNECTIONS, measure } from "../wrk.ts";
import { measureWarm } from "./in_turn_warm.ts";

/** wrk pauses for whole milliseconds; this rate per connection makes the steps small enough. */
const REQUESTS_A_CONNECTION = 200;

export const measureHalfLoad: Measure = (bench) =>
  measureWarm(bench, FORWARDING, async (target) => {
    const { seconds } = bench;
    const full = await measure(target, { connections: CONNECTIONS, seconds });
    const half = await measure(target, { ...pace(full.perSecond / 2), seconds });
    return { perSecond: half.perSecond, p50: half.p50 / 1000, p99: half.p99 / 1000 };
  });

/**
 * The number of connections and the pause after each response, in milliseconds, for about this
 * rate.
 */
function pace(perSecond: number): { connections: number; rest: number } {
  const connections = Math.max(2 * CONNECTIONS, Math.ceil(perSecond / REQUESTS_A_CONNECTION));
  return { connections, rest: Math.max(1, Math.round(1000 * connections / perSecond) - 1) };
}
