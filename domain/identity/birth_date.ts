import { toLatinDigits } from "../text/digits.ts";
import type { JalaliCalendar, JalaliDate } from "./calendar.ts";
import { monthOf } from "./month_names.ts";

export type BirthDateError = "missing" | "invalid" | "future" | "too_old";

/** Older than anybody has ever become; an earlier date is a typing mistake. */
const OLDEST_YEARS = 130;

/**
 * A date of three fields, Jalali unless `calendar` is "gregorian"; the month by number or name.
 * Returns a Jalali date in either case.
 */
export function parseBirthDate(
  typed: { day: string; month: string; year: string; calendar?: string },
  calendar: JalaliCalendar,
  now: number,
): { birthDate: JalaliDate } | { error: BirthDateError } {
  const [day, month, year] = [typed.day, typed.month, typed.year]
    .map((text) => toLatinDigits(text.trim()));
  if (!day && !month && !year) return { error: "missing" };
  const isGregorian = typed.calendar === "gregorian";
  const monthNumber = String(monthOf(month, isGregorian ? "gregorian" : "jalali") ?? month);
  if (!/^\d{1,2}$/.test(day) || !/^\d{1,2}$/.test(monthNumber) || !/^\d{4}$/.test(year)) {
    return { error: "invalid" };
  }
  const date = { year: Number(year), month: Number(monthNumber), day: Number(day) };
  const birthDate = isGregorian ? calendar.fromGregorian(date) : date;
  if (!birthDate || !calendar.isValid(birthDate)) return { error: "invalid" };
  const age = ageOn(birthDate, calendar.today(now));
  if (age < 0) return { error: "future" };
  if (age > OLDEST_YEARS) return { error: "too_old" };
  return { birthDate };
}

/** Completed years of age; negative for a future date. */
export function ageOn(birthDate: JalaliDate, today: JalaliDate): number {
  const hadBirthday = today.month > birthDate.month ||
    (today.month === birthDate.month && today.day >= birthDate.day);
  return today.year - birthDate.year - (hadBirthday ? 0 : 1);
}
