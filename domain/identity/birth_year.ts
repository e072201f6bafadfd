/** The year of a date of birth: four digits, which tell its calendar, or the last two of them. */
import type { CalendarName, JalaliDate } from "./calendar.ts";

export interface BirthYear {
  year: number;
  calendar: CalendarName;
}

type BirthYearError = { code: "year" | "future" | "too_old" } | {
  code: "century";
  years: number[];
};

/** The earliest year that is read as Gregorian; Jalali years of living people are all before it. */
const FIRST_GREGORIAN = 1700;

/** Older than anybody has ever become; an earlier date is a typing mistake. */
export const OLDEST_YEARS = 130;

/** Two digits mean a year of a living person; a person of this age is not known. */
const LIVING_YEARS = 110;

/** Between the two calendars' years, from one Jalali new year to the Gregorian one. */
const GREGORIAN_AHEAD = 621;

/** The two Jalali years that a Gregorian one covers, before and after its Jalali new year. */
export const jalaliYearsIn = (gregorian: number): number[] => [
  gregorian - GREGORIAN_AHEAD - 1,
  gregorian - GREGORIAN_AHEAD,
];

/** `calendars` are those that two digits can belong to. */
export function birthYearOf(
  text: string,
  calendars: readonly CalendarName[],
  today: JalaliDate,
): BirthYear | { error: BirthYearError } {
  if (/^\d{4}$/.test(text)) {
    return fullYear(Number(text), today);
  }
  if (!/^\d{2}$/.test(text)) return { error: { code: "year" } };
  const years = calendars.flatMap((calendar) => livingYears(Number(text), calendar, today));
  if (years.length === 1) return years[0];
  return { error: { code: "century", years: years.map(({ year }) => year) } };
}

function fullYear(year: number, today: JalaliDate): BirthYear | { error: BirthYearError } {
  const calendar = year < FIRST_GREGORIAN ? "jalali" : "gregorian";
  // The Gregorian year is one ahead from its new year to the Jalali one.
  const now = calendar === "jalali" ? today.year : today.year + GREGORIAN_AHEAD + 1;
  if (year > now) return { error: { code: "future" } };
  return year < now - OLDEST_YEARS - 2 ? { error: { code: "too_old" } } : { year, calendar };
}

/** The years of the calendar with these last digits in which living people were born. */
function livingYears(lastDigits: number, calendar: CalendarName, today: JalaliDate): BirthYear[] {
  const now = calendar === "jalali" ? today.year : today.year + GREGORIAN_AHEAD;
  const newest = now - (now - lastDigits) % 100;
  return [newest - 100, newest]
    .filter((year) => year > now - LIVING_YEARS)
    .map((year) => ({ year, calendar }));
}
