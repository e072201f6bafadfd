/** How fast codes become tokens. */
import * as client from "openid-client";
import { signIn } from "../../http/journey.ts";
import { ask, consent, follow, runSite } from "../../http/federation/openid_site.ts";
import { quantile } from "../../faults/scenario.ts";
import { type Check, ms, type Seen } from "../check.ts";

/** As many as one person may bring in a minute, less the first. */
const CODES = 58;

async function codesToTokens(): Promise<Seen[]> {
  const seen: Seen[] = [];
  await runSite(async ({ program, site, browser, person }) => {
    const reader = browser();
    const first = await ask(site);
    await consent(reader, await signIn(program, reader, person(), first.url));
    const asked = [];
    for (let i = 0; i < CODES; i++) {
      const one = await ask(site);
      asked.push({ ...one, back: (await follow(reader, one.url)).back! });
    }
    const times: number[] = [];
    for (const { back, checks } of asked.slice(0, CODES / 2)) {
      const begun = performance.now();
      await client.authorizationCodeGrant(site, back, checks);
      times.push(performance.now() - begun);
    }
    const begun = performance.now();
    const rest = asked.slice(CODES / 2);
    await Promise.all(
      rest.map(({ back, checks }) => client.authorizationCodeGrant(site, back, checks)),
    );
    const rate = rest.length / ((performance.now() - begun) / 1000);
    const p95 = quantile(times, 0.95);
    seen.push({
      what: `code → tokens, one after the other, ${times.length} times, with the client's own work`,
      expected: "p95 ≤ 25 ms",
      got: `p50 ${ms(quantile(times, 0.5))}, p95 ${ms(p95)}`,
      holds: p95 <= 25,
    }, {
      what: `code → tokens, ${rest.length} at once, client and program in one process`,
      expected: "≥ 250 a second on two cores",
      got: `${Math.round(rate)} a second`,
      holds: rate >= 250,
    });
  });
  return seen;
}

export const SPEED: Check[] = [{ number: 8, what: "Speed", run: codesToTokens }];
