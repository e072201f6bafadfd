/**
 * Codes sent from one IP or network, by the hour, and how many of them were used (security_cases
 * 22). Many people share an IP behind carrier-grade NAT: the limits are generous, and a place with
 * a normal ratio of used codes is never closed because of the ratio.
 */
import { HOUR } from "../platform/platform.ts";
import type { RetryAt } from "./uses.ts";
import { record } from "../platform/record.ts";

export interface PlaceBudget {
  windowStart: number;
  sent: number;
  used: number;
  failedCaptchas: number;
}

export const ipBudgetRecord = record<PlaceBudget, [digest: string]>(["budget", "ip"], {
  about: "codes and failed security codes of an IP address, by its hash",
  expireIn: HOUR,
});

export const networkBudgetRecord = record<PlaceBudget, [digest: string]>(["budget", "network"], {
  about: "codes sent to browsers of a network, by its hash",
  expireIn: HOUR,
});

export interface PlaceLimits {
  codesPerHour: number;
  failedCaptchasPerHour: number;
  /**
   * With a smaller share of used codes, after `ratioFrom` codes, a place is sending, not signing
   * in.
   */
  leastUsedRatio: number;
  ratioFrom: number;
}

export const ADDRESS_LIMITS: PlaceLimits = {
  codesPerHour: 120,
  failedCaptchasPerHour: 300,
  leastUsedRatio: 0.1,
  ratioFrom: 20,
};

export const NETWORK_LIMITS: PlaceLimits = {
  codesPerHour: 600,
  failedCaptchasPerHour: 1500,
  leastUsedRatio: 0.1,
  ratioFrom: 60,
};

/** The budget of the hour that contains `now`. */
export function currentPlace(stored: PlaceBudget | null, now: number): PlaceBudget {
  return stored && now < stored.windowStart + HOUR
    ? { ...stored }
    : { windowStart: now, sent: 0, used: 0, failedCaptchas: 0 };
}

export function placeAllowedAt(place: PlaceBudget, limits: PlaceLimits): RetryAt {
  const spent = place.sent >= limits.codesPerHour;
  const unused = place.sent >= limits.ratioFrom && place.used < place.sent * limits.leastUsedRatio;
  return spent || unused ? place.windowStart + HOUR : null;
}

/** `null` while security codes from there are accepted. */
export function captchasAllowedAt(place: PlaceBudget, limits: PlaceLimits): RetryAt {
  return place.failedCaptchas < limits.failedCaptchasPerHour ? null : place.windowStart + HOUR;
}
