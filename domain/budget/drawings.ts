/**
 * QR codes for browsers that wait. Each is painted (5 ms) and stored for ten minutes, and anybody
 * can ask for one: so many a minute from a place, which leaves the other ways in open. A browser in
 * which somebody has signed in before has its own budget.
 */
import { transact } from "../platform/commit.ts";
import { type Clock, MINUTE } from "../platform/platform.ts";
import { read } from "../platform/read.ts";
import { record } from "../platform/record.ts";
import type { Store } from "../platform/store.ts";
import { latest, type RetryAt } from "./uses.ts";

export interface Drawings {
  windowStart: number;
  count: number;
}

export const drawingsRecord = record<Drawings, [source: string]>(["budget", "qr_drawing"], {
  about: "QR codes drawn for browsers of a place in a minute, by its hash",
  expireIn: MINUTE,
});

export const DRAWINGS_A_MINUTE = { browser: 20, ip: 120, network: 600 };

/** Counts one drawing in each place, or returns when there may be one again and writes nothing. */
export async function spendDrawing(
  { store, clock }: { store: Store; clock: Clock },
  source: { ip: string; network: string } | { browser: string },
): Promise<RetryAt> {
  const limits = "browser" in source ? [[source.browser, DRAWINGS_A_MINUTE.browser] as const] : [
    [source.ip, DRAWINGS_A_MINUTE.ip] as const,
    [source.network, DRAWINGS_A_MINUTE.network] as const,
  ];
  const now = clock.now();
  const wanted = limits.map(([name]) => drawingsRecord(name));
  const current = (stored: Drawings | null): Drawings =>
    stored && now < stored.windowStart + MINUTE ? stored : { windowStart: now, count: 0 };
  const closedUntil = (found: readonly { value: Drawings | null }[]) =>
    latest(...found.map(({ value }, i) => {
      const { windowStart, count } = current(value);
      return count < limits[i][1] ? null : windowStart + MINUTE;
    }));
  // A flood only reads.
  const before = closedUntil(await read(store, wanted));
  if (before !== null) return before;
  return await transact(store, wanted, (found, write) => {
    const retryAt = closedUntil(found);
    if (retryAt !== null) return retryAt;
    for (const one of found) {
      const { windowStart, count } = current(one.value);
      write.set(one, { windowStart, count: count + 1 });
    }
    return null;
  });
}
