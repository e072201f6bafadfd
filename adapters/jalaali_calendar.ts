import { isValidJalaaliDate, toGregorian, toJalaali } from "jalaali-js";
import type { JalaliCalendar } from "../domain/identity/calendar.ts";

/** The Jalali calendar by jalaali-js (Borkowski's rule, right from year -61 to 3177). */
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
      // The date is somebody's birth date: it stays out of the message.
      if (!isValid(date)) throw new RangeError("Cannot convert the Jalali date: no such day");
      const { gy, gm, gd } = toGregorian(date.year, date.month, date.day);
      return [String(gy).padStart(4, "0"), ...[gm, gd].map((n) => String(n).padStart(2, "0"))]
        .join("-");
    },
    today(now) {
      const parts = tehranDay.formatToParts(now);
      const part = (type: string) => Number(parts.find((part) => part.type === type)?.value);
      const { jy, jm, jd } = toJalaali(part("year"), part("month"), part("day"));
      return { year: jy, month: jm, day: jd };
    },
  };
}
