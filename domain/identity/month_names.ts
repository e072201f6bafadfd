/** The months by name, as people of the window's languages type them. */
import { searchForm } from "../text/search.ts";

/** Arabic writes the same names; its letters and hamzas are read as the Persian ones. */
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

/** 1 to 12, whatever keyboard the name was typed on; `undefined` when the calendar has no such month. */
export function monthOf(name: string, calendar: keyof typeof MONTHS): number | undefined {
  return MONTHS[calendar].get(searchForm(name));
}

function numbersByName(months: string[][]): Map<string, number> {
  return new Map(months.flatMap((names, i) => names.map((name) => [searchForm(name), i + 1])));
}
