/** The latency that the gateway adds for one visitor. */
import { FORWARDING } from "../contenders/mod.ts";
import type { Measure } from "../part.ts";
import { measure } from "../wrk.ts";
import { measureWarm } from "./in_turn_warm.ts";

export const measureLatency: Measure = (bench) =>
  measureWarm(bench, FORWARDING, async (target) => {
    const { p50 } = await measure(target, { connections: 1, seconds: bench.seconds });
    return { one: p50 / 1000 };
  });
