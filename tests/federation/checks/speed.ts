/** How fast codes become tokens: two workers in a process of their own, on the cores of the client. */
import { nextMinute, withSite } from "../../../bench/federation/site.ts";
import { quantile } from "../../faults/scenario.ts";
import { type Check, ms, type Seen } from "../../support/checks.ts";

const codesToTokens = (): Promise<Seen[]> =>
  withSite(2, async (site) => {
    const alone = await site.codeToTokens(1);
    await nextMinute();
    // The first hundreds of requests find code that V8 has not compiled yet.
    await site.codeToTokens(16);
    await nextMinute();
    const together = await site.codeToTokens(16);
    const p95 = quantile(alone.times, 0.95);
    return [{
      what: `code → tokens, one after the other, ${alone.times.length} times`,
      expected: "p95 ≤ 25 ms",
      got: `p50 ${ms(quantile(alone.times, 0.5))}, p95 ${ms(p95)}, ${alone.failed} failed`,
      holds: p95 <= 25 && alone.failed === 0,
    }, {
      what: `code → tokens, 16 at once, ${together.times.length} times, after twice as many`,
      expected: "≥ 250 a second on two cores",
      got: `${Math.round(together.rate)} a second, ${together.failed} failed`,
      holds: together.rate >= 250 && together.failed === 0,
    }];
  });

export const SPEED: Check[] = [{ number: 8, what: "Speed", run: codesToTokens }];
