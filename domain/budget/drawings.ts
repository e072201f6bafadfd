/**
 * QR codes for browsers that wait. Each is painted (5 ms) and stored for ten minutes, and anybody
 * can ask for one: so many a minute from a place, which leaves the other ways in open. A browser in
 * which somebody has signed in before has its own budget.
 *
 * Counted in shards. The limit may be exceeded by what other transactions are just committing.
 */
import { transact } from "../platform/commit.ts";
import { type Clock, MINUTE } from "../platform/platform.ts";
import { listAll } from "../platform/read.ts";
import { record } from "../platform/record.ts";
import type { Store } from "../platform/store.ts";
import type { NewShard } from "./shards.ts";
import { latest, type RetryAt } from "./uses.ts";

export interface Drawings {
  windowStart: number;
  count: number;
}

export const drawingsRecord = record<Drawings, [source: string, shard: string]>([
  "budget",
  "qr_drawing",
], {
  about: "QR codes drawn for browsers of a place in a minute, by its hash, in a shard",
  expireIn: MINUTE,
});

export const DRAWINGS_A_MINUTE = { browser: 20, ip: 120, network: 600 };

interface Deps {
  store: Store;
  clock: Clock;
  newShard: NewShard;
}

/** Counts one drawing in each place, or returns when there may be one again and writes nothing. */
export async function spendDrawing(
  { store, clock, newShard }: Deps,
  source: { ip: string; network: string } | { browser: string },
): Promise<RetryAt> {
  const limits: [string, number][] = "browser" in source
    ? [[source.browser, DRAWINGS_A_MINUTE.browser]]
    : [[source.ip, DRAWINGS_A_MINUTE.ip], [source.network, DRAWINGS_A_MINUTE.network]];
  const now = clock.now();
  const closedUntil = async () => {
    const closed = limits.map(([name, limit]) => closedAt(store, { name, limit, now }));
    return latest(...await Promise.all(closed));
  };
  // A flood only reads.
  const before = await closedUntil();
  if (before !== null) return before;
  const shard = newShard();
  const counted = limits.map(([name]) => drawingsRecord(name, shard));
  return await transact(store, async (read) => ({
    counted: await read(counted),
    retryAt: await closedUntil(),
  }), ({ counted, retryAt }, write) => {
    if (retryAt !== null) return retryAt;
    for (const one of counted) {
      const { windowStart, count } = current(one.value, now);
      write.set(one, { windowStart, count: count + 1 });
    }
    return null;
  });
}

/** By all shards. */
async function closedAt(
  store: Store,
  { name, limit, now }: { name: string; limit: number; now: number },
): Promise<RetryAt> {
  const shards = await Array.fromAsync(listAll(store, drawingsRecord.all(name)));
  const total = shards.reduce((sum, { value }) => sum + current(value, now).count, 0);
  return total < limit ? null : startOf(now) + MINUTE;
}

/** All shards begin the clock's minute together. */
const startOf = (now: number) => now - now % MINUTE;

const current = (stored: Drawings | null, now: number): Drawings =>
  stored && now < stored.windowStart + MINUTE ? stored : { windowStart: startOf(now), count: 0 };
