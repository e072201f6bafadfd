/**
 * Counts uses in a sliding day: each counts for 24 hours. Times are milliseconds since the epoch.
 */
import { DAY } from "../platform/platform.ts";

/** `null` if allowed, otherwise when to come back. */
export type RetryAt = number | null;

/** The times that still count. */
export function withinDay(times: readonly number[], now: number): number[] {
  return times.filter((time) => time > now - DAY);
}

/** When fewer than `limit` of the times, all of them within the day, will count. */
export function freeAt(times: readonly number[], limit: number): RetryAt {
  return times.length < limit ? null : times[times.length - limit] + DAY;
}

/** The latest of them; `null` if none is set. */
export function latest(...times: RetryAt[]): RetryAt {
  const set = times.filter((time) => time !== null);
  return set.length ? Math.max(...set) : null;
}
