import { isValidJalaaliDate, toGregorian, toJalaali } from "jalaali-js";
import type { JalaliCalendar } from "../../domain/identity/calendar.ts";

/** Gregorian years for which the rule is certain. */
const FIRST_YEAR = 623;
const LAST_YEAR = 3797;

/** The Jalali calendar by jalaali-js (Borkowski's rule, correct for years -61 to 3177). */
export function createJalaliCalendar(): JalaliCalendar {
  const tehranDay = new Intl.DateTimeFormat("en-US", {
    timeZone: "Asia/Tehran",
    year: "numeric",
    month: "numeric",
    day: "numeric",
  });

  const isValid: JalaliCalendar["isValid"] = ({ year, month, day }) =>
    [year, month, day].every(Number.isInteger) && isValidJalaaliDate(year, month, day);

  return {
    isValid,
    toGregorian(date) {
      // The date is a birth date, so it stays out of the message.
      if (!isValid(date)) throw new RangeError("Cannot convert the Jalali date: no such day");
      const { gy, gm, gd } = toGregorian(date.year, date.month, date.day);
      return [String(gy).padStart(4, "0"), ...[gm, gd].map((n) => String(n).padStart(2, "0"))]
        .join("-");
    },
    fromGregorian({ year, month, day }) {
      const date = new Date(Date.UTC(year, month - 1, day));
      const exists = date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
      if (!exists || year < FIRST_YEAR || year > LAST_YEAR) return null;
      const { jy, jm, jd } = toJalaali(year, month, day);
      return { year: jy, month: jm, day: jd };
    },
    today(now) {
      const parts = tehranDay.formatToParts(now);
      const part = (type: string) => Number(parts.find((part) => part.type === type)?.value);
      const { jy, jm, jd } = toJalaali(part("year"), part("month"), part("day"));
      return { year: jy, month: jm, day: jd };
    },
  };
}
