/**
 * How many requests a service may send in a minute. Counted in this worker alone: a count in the
 * store would cost each request a commit, and the store is what the limit protects.
 */
import { type Clock, MINUTE } from "../platform/platform.ts";

export const REQUESTS_A_MINUTE = 30_000;

export interface Allowance {
  /** The request may go on. */
  isAllowed: boolean;
  limit: number;
  remaining: number;
  /** When the minute is over, in milliseconds. */
  resetsAt: number;
}

export interface RateLimit {
  /** Counts requests, one by default. */
  spend(service: string, requests?: number): Allowance;
}

export function createRateLimit(clock: Clock, limit = REQUESTS_A_MINUTE): RateLimit {
  let used = new Map<string, number>();
  let resetsAt = 0;

  function take(service: string, cost: number): Allowance {
    const now = clock.now();
    if (now >= resetsAt) {
      used = new Map();
      resetsAt = now - now % MINUTE + MINUTE;
    }
    const before = used.get(service) ?? 0;
    const isAllowed = before + cost <= limit;
    const after = isAllowed ? before + cost : before;
    used.set(service, after);
    return { isAllowed, limit, remaining: limit - after, resetsAt };
  }

  return { spend: (service, requests = 1) => take(service, requests) };
}
