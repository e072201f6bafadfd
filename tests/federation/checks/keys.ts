/** Keys change while people sign in. */
import { createOpenIdKeys } from "../../../adapters/keys/openid_keys.ts";
import { systemRandom } from "../../../adapters/runtime/system.ts";
import { openDenoKvStore } from "../../../adapters/store/deno_kv.ts";
import { DAY, HOUR } from "../../../domain/platform/platform.ts";
import type { Check, Seen } from "../../support/checks.ts";

const DAYS = 120;

/** A client that fetches the key set once a day and never early must know every key that signs. */
async function cachedForADay(): Promise<Seen[]> {
  const clock = { time: Date.UTC(2026, 0, 1), now: () => clock.time };
  const store = await openDenoKvStore({ url: "kv::memory:", clock, random: systemRandom });
  const sealingKey = crypto.getRandomValues(new Uint8Array(32));
  const keys = createOpenIdKeys({ store, clock, sealingKey });
  const known = new Map<string, Set<string>>();
  const kids = async () => new Set((await keys.privateKeys()).map(({ kid }) => String(kid)));
  let [signed, unknown] = [0, 0];
  const used = new Set<string>();
  try {
    for (let hour = 0; hour < DAYS * 24; hour++) {
      clock.time += HOUR;
      if (hour % 24 === 0) known.set("client", await kids());
      for (const alg of ["ES256", "RS256"] as const) {
        const { kid } = await keys.signingKey(alg);
        used.add(kid);
        signed++;
        if (!known.get("client")!.has(kid)) unknown++;
      }
    }
  } finally {
    store.close();
  }
  return [{
    what: `a client that fetches the key set once in 24 hours, over ${DAYS} days of signatures`,
    expected: "it knows every key",
    got: `${signed} looks at the key that signs, ${used.size} keys, ${unknown} unknown`,
    holds: unknown === 0 && used.size >= 2 * Math.floor(DAYS * DAY / (31 * DAY)),
  }];
}

export const KEYS: Check[] = [
  { number: 5, what: "Keys change", run: cachedForADay },
];
