import { birthYearOf, jalaliYearsIn, OLDEST_YEARS } from "./birth_year.ts";
import type { CalendarName, JalaliCalendar, JalaliDate } from "./calendar.ts";
import { type DateParts, type DatePartsError, datePartsOf } from "./date_parts.ts";
import { monthOf, type NamedMonth } from "./month_names.ts";

export type BirthDateError =
  | DatePartsError
  | { code: "day" | "month" | "year" | "calendars" | "future" | "too_old" }
  /** Two digits that could be several years. */
  | { code: "century"; years: number[] }
  /** A Gregorian year where only the Jalali calendar is used, and the years that it may be there. */
  | { code: "gregorian_year"; year: number; years: number[] }
  | { code: "no_such_day"; calendar: CalendarName; month: number; year: number; days: number };

type Dated = { birthDate: JalaliDate } | { error: BirthDateError };

/**
 * A date of birth from three boxes, in one of `calendars`, which the year or the month's name
 * tells. Returns a Jalali date in either case.
 */
export function parseBirthDate(
  typed: DateParts,
  calendars: readonly CalendarName[],
  calendar: JalaliCalendar,
  now: number,
): Dated {
  const parts = datePartsOf(typed);
  if ("error" in parts) return parts;
  const day = /^\d{1,2}$/.test(parts.day) ? Number(parts.day) : 0;
  if (day < 1 || day > 31) return { error: { code: "day" } };
  const named = monthOf(parts.month);
  const month = named?.month ?? numberOfMonth(parts.month);
  if (!month) return { error: { code: "month" } };
  const today = calendar.today(now);
  const year = birthYearOf(parts.year, named ? [named.calendar] : calendars, today);
  if ("error" in year) return year;
  if (!calendars.includes(year.calendar)) {
    const years = jalaliYearsIn(year.year);
    return { error: { code: "gregorian_year", year: year.year, years } };
  }
  if (named && named.calendar !== year.calendar) return { error: mixed(named, calendars) };
  const birthDate = dayIn(calendar, { ...year, month, day });
  if (!birthDate) return { error: noSuchDay(calendar, { ...year, month }) };
  const age = ageOn(birthDate, today);
  if (age < 0) return { error: { code: "future" } };
  return age > OLDEST_YEARS ? { error: { code: "too_old" } } : { birthDate };
}

function numberOfMonth(text: string): number | null {
  return /^(?:0?[1-9]|1[0-2])$/.test(text) ? Number(text) : null;
}

/** A month of one calendar and a year of the other. */
function mixed({ calendar }: NamedMonth, calendars: readonly CalendarName[]): BirthDateError {
  return { code: calendars.includes(calendar) ? "calendars" : "month" };
}

type CalendarDay = JalaliDate & { calendar: CalendarName };

/** The day in the Jalali calendar; `null` if there is none. */
function dayIn(jalali: JalaliCalendar, { calendar, ...date }: CalendarDay): JalaliDate | null {
  if (calendar === "gregorian") return jalali.fromGregorian(date);
  return jalali.isValid(date) ? date : null;
}

function noSuchDay(jalali: JalaliCalendar, month: Omit<CalendarDay, "day">): BirthDateError {
  const days = [31, 30, 29].find((day) => dayIn(jalali, { ...month, day })) ?? 28;
  return { code: "no_such_day", ...month, days };
}

/** Completed years of age; negative for a future date. */
export function ageOn(birthDate: JalaliDate, today: JalaliDate): number {
  const hadBirthday = today.month > birthDate.month ||
    (today.month === birthDate.month && today.day >= birthDate.day);
  return today.year - birthDate.year - (hadBirthday ? 0 : 1);
}
