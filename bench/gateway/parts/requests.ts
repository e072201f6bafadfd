/** Throughput of the contenders, and of baselines of the same shape. */
import { CONTENDERS } from "../contenders/mod.ts";
import type { Measure } from "../part.ts";
import { CONNECTIONS, measure } from "../wrk.ts";
import { measureWarm } from "./in_turn_warm.ts";

export const measureRequests: Measure = (bench) =>
  measureWarm(bench, CONTENDERS, async (target) => {
    const { seconds } = bench;
    const { perSecond, p99 } = await measure(target, { connections: CONNECTIONS, seconds });
    return { perSecond, p99: p99 / 1000 };
  });
