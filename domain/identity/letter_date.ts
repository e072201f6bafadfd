/** The Jalali date of an agency's letter, as people write dates; none of tomorrow. */
import { type BirthDateError, parseBirthDate } from "./birth_date.ts";
import type { JalaliCalendar } from "./calendar.ts";
import { type DateParts, datePartsOf } from "./date_parts.ts";

export type LetterDateFault = "missing" | "future" | "gregorian" | "no_such_day" | "format";

/** "YYYY-MM-DD" of the Gregorian calendar. */
export function parseLetterDate(
  typed: DateParts,
  calendar: JalaliCalendar,
  now: number,
): { date: string } | { fault: LetterDateFault } {
  const parsed = parseBirthDate(
    withRecentYear(typed, calendar.today(now).year),
    ["jalali"],
    calendar,
    now,
  );
  return "error" in parsed
    ? { fault: faultOf(parsed.error) }
    : { date: calendar.toGregorian(parsed.birthDate) };
}

/** Two digits of a year are those of the last hundred years, as in «۰۵/۰۸/۲۰». */
function withRecentYear(typed: DateParts, today: number): DateParts {
  const parts = datePartsOf(typed);
  if ("error" in parts || !/^\d{2}$/.test(parts.year)) return typed;
  return { ...parts, year: String(today - (today - Number(parts.year)) % 100) };
}

function faultOf({ code }: BirthDateError): LetterDateFault {
  switch (code) {
    case "missing":
    case "future":
    case "no_such_day":
      return code;
    case "gregorian_year":
    case "calendars":
      return "gregorian";
    default:
      return "format";
  }
}
