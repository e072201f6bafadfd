/** Month names, as people type them in the window's languages and in those of foreign nationals. */
import { searchForm } from "../text/search.ts";
import type { CalendarName } from "./calendar.ts";

/**
 * Persian, in Latin letters, and the zodiac's names, which Afghans use. Arabic uses the Persian
 * ones; its letters and hamzas are mapped.
 */
const JALALI = [
  "فروردین Farvardin حمل",
  "اردیبهشت Ordibehesht Ordibehest ثور",
  "خرداد Khordad Xordad جوزا",
  "تیر Tir سرطان",
  "مرداد امرداد Mordad Amordad اسد",
  "شهریور Shahrivar سنبله",
  "مهر Mehr میزان",
  "آبان Aban عقرب",
  "آذر Azar قوس",
  "دی Dey Dei جدی",
  "بهمن Bahman دلو",
  "اسفند Esfand حوت",
];

/**
 * English; Persian and Dari; Arabic of Egypt and the Gulf, and of Iraq and the Levant; Urdu. A
 * half-space stands within a name of two words.
 */
const GREGORIAN = [
  "January Jan ژانویه جنوری يناير كانون‌الثاني",
  "February Feb فوریه فبروری فروری فبراير شباط",
  "March Mar مارس مارچ آذار",
  "April Apr آوریل اپریل أبريل نيسان",
  "May مه می مئی مايو أيار",
  "June Jun ژوئن جون يونيو يونيه حزيران",
  "July Jul ژوئیه جولای جولائی يوليو يوليه تموز",
  "August Aug اوت آگوست آگست اگست أغسطس آب",
  "September Sep Sept سپتامبر سپتمبر ستمبر سبتمبر أيلول",
  "October Oct اکتبر اکتوبر أكتوبر تشرين‌الأول",
  "November Nov نوامبر نومبر نوفمبر تشرين‌الثاني",
  "December Dec دسامبر دسمبر ديسمبر كانون‌الأول",
];

export interface NamedMonth {
  calendar: CalendarName;
  /** 1 to 12. */
  month: number;
}

/** The two calendars share no name. */
const MONTHS: ReadonlyMap<string, NamedMonth> = new Map([
  ...named("jalali", JALALI),
  ...named("gregorian", GREGORIAN),
]);

/** The month that any keyboard's spelling names, also with «ماه» behind it. */
export function monthOf(name: string): NamedMonth | undefined {
  const form = joined(name);
  return MONTHS.get(form) ?? MONTHS.get(form.replace(/ماه$/, ""));
}

/** Names are written in one word or in two: «اردیبهشت», «اردی‌بهشت», «اردی بهشت». */
function joined(name: string): string {
  return searchForm(name).replaceAll(" ", "");
}

function named(calendar: CalendarName, months: string[]) {
  return months.flatMap((names, i) =>
    names.split(" ").map((name) => [joined(name), { calendar, month: i + 1 }] as const)
  );
}
