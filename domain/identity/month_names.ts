/** Month names, as people type them in the window's languages. */
import { searchForm } from "../text/search.ts";

/** Arabic uses the same names; its letters and hamzas are mapped to the Persian ones. */
const JALALI = [
  ["فروردین"],
  ["اردیبهشت"],
  ["خرداد"],
  ["تیر"],
  ["مرداد", "امرداد"],
  ["شهریور"],
  ["مهر"],
  ["آبان"],
  ["آذر"],
  ["دی"],
  ["بهمن"],
  ["اسفند"],
];

/** English, Persian, Arabic of Egypt and the Gulf, Arabic of Iraq and the Levant. */
const GREGORIAN = [
  ["January", "ژانویه", "يناير", "كانون الثاني"],
  ["February", "فوریه", "فبراير", "شباط"],
  ["March", "مارس", "آذار"],
  ["April", "آوریل", "أبريل", "نيسان"],
  ["May", "مه", "می", "مايو", "أيار"],
  ["June", "ژوئن", "يونيو", "يونيه", "حزيران"],
  ["July", "ژوئیه", "جولای", "يوليو", "يوليه", "تموز"],
  ["August", "اوت", "آگوست", "أغسطس", "آب"],
  ["September", "سپتامبر", "سبتمبر", "أيلول"],
  ["October", "اکتبر", "أكتوبر", "تشرين الأول"],
  ["November", "نوامبر", "نوفمبر", "تشرين الثاني"],
  ["December", "دسامبر", "ديسمبر", "كانون الأول"],
];

const MONTHS = { jalali: numbersByName(JALALI), gregorian: numbersByName(GREGORIAN) };

/**
 * 1 to 12, for any keyboard's spelling of the name; `undefined` if the calendar has no such month.
 */
export function monthOf(name: string, calendar: keyof typeof MONTHS): number | undefined {
  return MONTHS[calendar].get(searchForm(name));
}

function numbersByName(months: string[][]): Map<string, number> {
  return new Map(months.flatMap((names, i) => names.map((name) => [searchForm(name), i + 1])));
}
