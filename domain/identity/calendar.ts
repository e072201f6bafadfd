/** The year, month and day of a Jalali date. */
export interface JalaliDate {
  year: number;
  month: number;
  day: number;
}

/** The calendars in which people know their date of birth. */
export type CalendarName = "jalali" | "gregorian";

/** The Jalali calendar (solar Hijri, 1304 Act). */
export interface JalaliCalendar {
  /** Whether such a day exists: 1403/12/30 does, 1404/12/30 does not. */
  isValid(date: JalaliDate): boolean;
  /** "YYYY-MM-DD" of a valid date; throws `RangeError` when it does not exist. */
  toGregorian(date: JalaliDate): string;
  /** The same day in the Jalali calendar; `null` if there is no such Gregorian day. */
  fromGregorian(date: { year: number; month: number; day: number }): JalaliDate | null;
  /** The current day in Asia/Tehran at `now` (milliseconds since the epoch). */
  today(now: number): JalaliDate;
}
