/**
 * What came from one place in this hour, a place being an IP (IPv6: a /64) or the network around
 * it: numbers that were sent a code, and how many of them used one (security_cases 22). Thousands
 * of people share a place behind carrier-grade NAT, so nothing that is counted here closes it;
 * demand.ts says what strangers there must show (docs/decisions/0179).
 *
 * Counted in shards. A count may lag by what other transactions are just committing.
 */
import type { Write } from "../platform/commit.ts";
import { HOUR } from "../platform/platform.ts";
import { listAll } from "../platform/read.ts";
import { type Below, type Found, record } from "../platform/record.ts";
import type { Store } from "../platform/store.ts";
import type { Source } from "./source.ts";

export interface PlaceBudget {
  windowStart: number;
  /** Numbers, by browsers that are not their own. Several codes to one number count once an hour. */
  sent: number;
  used: number;
  failedCaptchas: number;
}

export const ipBudgetRecord = record<PlaceBudget, [digest: string, shard: string]>(
  ["budget", "ip"],
  {
    about: "codes and failed security codes of an IP address, by its hash, in a shard",
    expireIn: HOUR,
  },
);

export const networkBudgetRecord = record<PlaceBudget, [digest: string, shard: string]>([
  "budget",
  "network",
], {
  about: "codes and failed security codes of a network, by its hash, in a shard",
  expireIn: HOUR,
});

export interface PlaceLimits {
  unusedPerHour: number;
  failedCaptchasPerHour: number;
  /**
   * With a smaller share of used codes, after `ratioFrom` numbers, a place is sending, not signing
   * in.
   */
  leastUsedRatio: number;
  ratioFrom: number;
}

export const ADDRESS_LIMITS: PlaceLimits = {
  unusedPerHour: 120,
  failedCaptchasPerHour: 300,
  leastUsedRatio: 0.5,
  ratioFrom: 20,
};

export const NETWORK_LIMITS: PlaceLimits = {
  unusedPerHour: 600,
  failedCaptchasPerHour: 1500,
  leastUsedRatio: 0.5,
  ratioFrom: 60,
};

export type Places = Record<"ip" | "network", PlaceBudget>;

/** Where a transaction counts. */
export const placeRecords = ({ ip, network }: Pick<Source, "ip" | "network">, shard: string) => ({
  ip: ipBudgetRecord(ip, shard),
  network: networkBudgetRecord(network, shard),
});

/** What was counted in all shards. */
export async function placesAt(
  store: Store,
  source: Pick<Source, "ip" | "network">,
  now: number,
): Promise<Places> {
  const sumBelow = async (shards: Below<PlaceBudget>) =>
    sumOf((await Array.fromAsync(listAll(store, shards))).map(({ value }) => value), now);
  const [ip, network] = await Promise.all([
    sumBelow(ipBudgetRecord.all(source.ip)),
    sumBelow(networkBudgetRecord.all(source.network)),
  ]);
  return { ip, network };
}

export function sumOf(shards: readonly PlaceBudget[], now: number): PlaceBudget {
  const sum = currentPlace(null, now);
  for (const shard of shards) {
    const { sent, used, failedCaptchas } = currentPlace(shard, now);
    sum.sent += sent;
    sum.used += used;
    sum.failedCaptchas += failedCaptchas;
  }
  return sum;
}

/** The shard's budget of the clock's hour that contains `now`: all shards begin it together. */
export function currentPlace(stored: PlaceBudget | null, now: number): PlaceBudget {
  return stored && now < stored.windowStart + HOUR
    ? { ...stored }
    : { windowStart: hourOf(now), sent: 0, used: 0, failedCaptchas: 0 };
}

/** When the clock's hour began. */
export const hourOf = (now: number) => now - now % HOUR;

/** Counts one more in this hour. */
export function countAt(
  place: Found<PlaceBudget>,
  what: "sent" | "used" | "failedCaptchas",
  now: number,
  write: Write,
): void {
  const current = currentPlace(place.value, now);
  write.set(place, { ...current, [what]: current[what] + 1 });
}

/** A number may have been counted in the hour before it used its code. */
export const unusedOf = ({ sent, used }: PlaceBudget) => Math.max(0, sent - used);
