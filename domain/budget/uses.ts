/**
 * Counts uses in a sliding period, a day unless a caller names another. Times and periods are in
 * milliseconds, times since the epoch.
 */
import { DAY } from "../platform/platform.ts";

/** `null` if allowed, otherwise when to come back. */
export type RetryAt = number | null;

/** The times that still count. */
export function recentUses(times: readonly number[] | null, now: number, period = DAY): number[] {
  return (times ?? []).filter((time) => time > now - period);
}

/** When fewer than `limit` of these recent uses will count. */
export function freeAt(recent: readonly number[], limit: number, period = DAY): RetryAt {
  return recent.length < limit ? null : recent[recent.length - limit] + period;
}

/** The latest of them; `null` if none is set. */
export function latest(...times: RetryAt[]): RetryAt {
  const set = times.filter((time) => time !== null);
  return set.length ? Math.max(...set) : null;
}
