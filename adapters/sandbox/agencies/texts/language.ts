/** Agencies use the language that the window reports, or the one of `?lang=`. */
import { z } from "zod";

/** Names, directions, and formats of digits, dates and times. */
export const LANGUAGES = {
  fa: { name: "فارسی", direction: "rtl", locale: "fa-IR" },
  ar: { name: "العربية", direction: "rtl", locale: "ar-IQ-u-nu-latn" },
  en: { name: "English", direction: "ltr", locale: "en-GB" },
} as const;
export type AgencyLanguage = keyof typeof LANGUAGES;

/** A text in every language. */
export type AgencyText = Record<AgencyLanguage, string>;
export type AgencyTexts = Record<string, AgencyText>;

/** Falls back to Persian. */
export const agencyLanguage = z.enum(["fa", "ar", "en"]).catch("fa");

export interface Speech {
  language: AgencyLanguage;
  /** Picks the text. */
  t(text: AgencyText): string;
  /** A path of this agency that keeps the language. */
  href(path: string): string;
  /** Digits of the language, grouped. */
  number(value: number): string;
  /** A number used as a name (an ID, a year): digits of the language, ungrouped. */
  digits(text: string): string;
  dateTime(milliseconds: number): string;
  /** The day in Tehran: Jalali, outside Persian with the one of the language's calendar. */
  day(milliseconds: number): string;
  /** Formats "YYYY-MM-DD" in the language's calendar. */
  date(iso: string): string;
}

export function speak(language: AgencyLanguage): Speech {
  const { locale } = LANGUAGES[language];
  const number = new Intl.NumberFormat(locale);
  const dateTime = new Intl.DateTimeFormat(locale, {
    timeZone: "Asia/Tehran",
    dateStyle: "medium",
    timeStyle: "medium",
    hourCycle: "h23",
  });
  const date = new Intl.DateTimeFormat(locale, { timeZone: "UTC", dateStyle: "long" });
  const day = new Intl.DateTimeFormat(locale, { timeZone: "Asia/Tehran", dateStyle: "long" });
  const digits = (text: string) => text.replace(/\d/g, (digit) => number.format(Number(digit)));
  return {
    language,
    t: (text) => text[language],
    href: (path) => `${path}?lang=${language}`,
    number: (value) => number.format(value),
    digits,
    dateTime: (milliseconds) => dateTime.format(milliseconds),
    day(milliseconds) {
      const jalali = digits(jalaliDate(milliseconds));
      return language === "fa" ? jalali : `${jalali} (${day.format(milliseconds)})`;
    },
    date: (iso) => date.format(Date.parse(iso)),
  };
}

/** Noon in Tehran of a Jalali day such as "1405/09/08", in milliseconds. */
export function jalaliNoon(day: string): number {
  const [year, month, dayOfMonth] = day.split("/").map(Number);
  // 20 to 22 March begins the year, whose first six months have 31 days.
  const dayOfYear = 31 * Math.min(month - 1, 6) + 30 * Math.max(month - 7, 0) + dayOfMonth - 1;
  const nearly = Date.UTC(year + 621, 2, 21, 8, 30) + dayOfYear * DAY;
  const found = [-1, 0, 1].map((days) => nearly + days * DAY)
    .find((noon) => jalaliDate(noon) === day);
  if (found === undefined) throw new RangeError(`${day} is no Jalali day`);
  return found;
}

/** Milliseconds. */
const DAY = 86_400_000;

/** The Jalali year in Tehran. */
export function jalaliYear(milliseconds: number): number {
  return Number(jalaliDate(milliseconds).split("/")[0]);
}

const jalaliParts = new Intl.DateTimeFormat("en-u-ca-persian", {
  timeZone: "Asia/Tehran",
  year: "numeric",
  month: "2-digit",
  day: "2-digit",
});

/** The Jalali day in Tehran, as "1405/09/08". */
export function jalaliDate(milliseconds: number): string {
  const parts = jalaliParts.formatToParts(milliseconds);
  return (["year", "month", "day"] as const)
    .map((wanted) => parts.find(({ type }) => type === wanted)!.value).join("/");
}
