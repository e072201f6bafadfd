/**
 * What anybody can make the program store: so much a minute from a place, and from a browser in which
 * somebody has signed in before a budget of its own.
 *
 * Counted in shards. The limit may be exceeded by what other transactions are just committing.
 */
import { transact } from "../platform/commit.ts";
import { type Clock, MINUTE } from "../platform/platform.ts";
import { listAll } from "../platform/read.ts";
import type { RecordKind } from "../platform/record.ts";
import type { Store } from "../platform/store.ts";
import type { NewShard } from "./shards.ts";
import { latest, type RetryAt } from "./uses.ts";

export interface Counted {
  windowStart: number;
  count: number;
}

export type CountedRecord = RecordKind<Counted, [source: string, shard: string]>;

/** The most in a minute. */
export interface MinuteLimits {
  browser: number;
  ip: number;
  network: number;
}

export type Source = { ip: string; network: string } | { browser: string };

interface Deps {
  store: Store;
  clock: Clock;
  newShard: NewShard;
}

/** Counts one at each place, or returns when there may be one again and writes nothing. */
export async function spendInMinute(
  { store, clock, newShard }: Deps,
  { counted: kind, limits: most }: { counted: CountedRecord; limits: MinuteLimits },
  source: Source,
): Promise<RetryAt> {
  const limits: [string, number][] = "browser" in source
    ? [[source.browser, most.browser]]
    : [[source.ip, most.ip], [source.network, most.network]];
  const now = clock.now();
  const closedUntil = async () => {
    const closed = limits.map(([name, limit]) => closedAt(store, kind, { name, limit, now }));
    return latest(...await Promise.all(closed));
  };
  // A flood only reads.
  const before = await closedUntil();
  if (before !== null) return before;
  const shard = newShard();
  const counted = limits.map(([name]) => kind(name, shard));
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
  kind: CountedRecord,
  { name, limit, now }: { name: string; limit: number; now: number },
): Promise<RetryAt> {
  const shards = await Array.fromAsync(listAll(store, kind.all(name)));
  const total = shards.reduce((sum, { value }) => sum + current(value, now).count, 0);
  return total < limit ? null : startOf(now) + MINUTE;
}

/** All shards begin the clock's minute together. */
const startOf = (now: number) => now - now % MINUTE;

const current = (stored: Counted | null, now: number): Counted =>
  stored && now < stored.windowStart + MINUTE ? stored : { windowStart: startOf(now), count: 0 };
