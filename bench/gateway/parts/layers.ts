/** What each layer of a forwarded request costs: each row does what the one above it does. */
import { LAYERS } from "../contenders/mod.ts";
import type { Measure } from "../part.ts";
import { CONNECTIONS, measureSpending } from "../wrk.ts";
import { measureWarm } from "./in_turn_warm.ts";

export const measureLayers: Measure = (bench) =>
  measureWarm(bench, LAYERS, async (target) => {
    const load = { connections: CONNECTIONS, seconds: bench.seconds };
    const { perSecond, processor } = await measureSpending(target, load);
    return { perSecond, processor: 1000 * processor };
  });
