/** When a period ends that a letter starts. */
import { DAY, HOUR, MINUTE } from "../platform/platform.ts";

/** Tehran has had no summer time since 1401 (2022). */
const TEHRAN = 3 * HOUR + 30 * MINUTE;

/** Nine o'clock in Tehran, today or tomorrow. */
export function nextMorning(now: number): number {
  const local = now + TEHRAN;
  const nine = local - local % DAY + 9 * HOUR;
  return (local < nine ? nine : nine + DAY) - TEHRAN;
}

/**
 * The end of the last day in Tehran. The day on which the letter arrives does not count (Civil
 * Procedure Act of Iran, article 445).
 */
export function periodEndsAt(arrivedAt: number, days: number): number {
  const local = arrivedAt + TEHRAN;
  return local - local % DAY + (days + 1) * DAY - TEHRAN - 1;
}
