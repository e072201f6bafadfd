/**
 * What came from one place in this hour, a place being an IP (IPv6: a /64) or the network around
 * it: numbers that were sent a code, and how many of them used one (security_cases 22). Thousands
 * of people share a place behind carrier-grade NAT, so nothing that is counted here closes it;
 * demand.ts says what strangers there must show (docs/decisions/0179).
 */
import type { Write } from "../platform/commit.ts";
import { HOUR } from "../platform/platform.ts";
import { type Found, record } from "../platform/record.ts";

export interface PlaceBudget {
  windowStart: number;
  /** Numbers, by browsers that are not their own. Several codes to one number count once. */
  sent: number;
  used: number;
  failedCaptchas: number;
}

export const ipBudgetRecord = record<PlaceBudget, [digest: string]>(["budget", "ip"], {
  about: "codes and failed security codes of an IP address, by its hash",
  expireIn: HOUR,
});

export const networkBudgetRecord = record<PlaceBudget, [digest: string]>(["budget", "network"], {
  about: "codes and failed security codes of a network, by its hash",
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

/** The budget of the hour that contains `now`. */
export function currentPlace(stored: PlaceBudget | null, now: number): PlaceBudget {
  return stored && now < stored.windowStart + HOUR
    ? { ...stored }
    : { windowStart: now, sent: 0, used: 0, failedCaptchas: 0 };
}

/** Counts one more in this hour; returns the new count. */
export function countAt(
  place: Found<PlaceBudget>,
  what: "sent" | "used" | "failedCaptchas",
  now: number,
  write: Write,
): number {
  const current = currentPlace(place.value, now);
  const count = current[what] + 1;
  write.set(place, { ...current, [what]: count });
  return count;
}

/** A number may have been counted in the hour before it used its code. */
export const unusedOf = ({ sent, used }: PlaceBudget) => Math.max(0, sent - used);
