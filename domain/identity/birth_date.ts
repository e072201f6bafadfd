import { toLatinDigits } from "../text/digits.ts";
import type { JalaliCalendar } from "./calendar.ts";
import type { JalaliDate } from "./registries.ts";

export type BirthDateError = "missing" | "invalid" | "future" | "too_old";

/** Nobody has lived longer; an older date is a slip of the pen. */
const OLDEST_YEARS = 130;

/** By either name, as people type them. */
const GREGORIAN_MONTHS = [
  ["january", "ژانویه"],
  ["february", "فوریه"],
  ["march", "مارس"],
  ["april", "آوریل"],
  ["may", "مه"],
  ["june", "ژوئن"],
  ["july", "ژوئیه"],
  ["august", "اوت"],
  ["september", "سپتامبر"],
  ["october", "اکتبر"],
  ["november", "نوامبر"],
  ["december", "دسامبر"],
];

const MONTHS = [
  "فروردین",
  "اردیبهشت",
  "خرداد",
  "تیر",
  "مرداد",
  "شهریور",
  "مهر",
  "آبان",
  "آذر",
  "دی",
  "بهمن",
  "اسفند",
];

/**
 * A date of three fields, Jalali unless `calendar` says "gregorian"; the month by number or by its name. The
 * answer is Jalali in either case.
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
  const monthName = indexOfMonth(month.replaceAll("ي", "ی").toLowerCase(), isGregorian);
  const monthNumber = monthName >= 0 ? String(monthName + 1) : month;
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

function indexOfMonth(name: string, isGregorian: boolean): number {
  return isGregorian
    ? GREGORIAN_MONTHS.findIndex((names) => names.includes(name))
    : MONTHS.indexOf(name);
}

/** Whole years lived; negative for a date to come. */
export function ageOn(birthDate: JalaliDate, today: JalaliDate): number {
  const hadBirthday = today.month > birthDate.month ||
    (today.month === birthDate.month && today.day >= birthDate.day);
  return today.year - birthDate.year - (hadBirthday ? 0 : 1);
}
