/** Agencies speak Persian, and English when asked with `?lang=en`. */
export type AgencyLanguage = "fa" | "en";

export interface Speech {
  language: AgencyLanguage;
  /** Picks the text. */
  t(fa: string, en: string): string;
  /** A path of this agency that keeps the language. */
  href(path: string): string;
  /** Digits of the language, grouped. */
  number(value: number): string;
  /** A number that is a name (an ID, a year): digits of the language, ungrouped. */
  digits(text: string): string;
  dateTime(milliseconds: number): string;
  /** Of "YYYY-MM-DD", in the language's calendar. */
  date(iso: string): string;
}

export function speak(language: AgencyLanguage): Speech {
  const fa = language === "fa";
  const locale = fa ? "fa-IR" : "en-GB";
  const number = new Intl.NumberFormat(locale);
  const dateTime = new Intl.DateTimeFormat(locale, {
    timeZone: "Asia/Tehran",
    dateStyle: "medium",
    timeStyle: "medium",
  });
  const date = new Intl.DateTimeFormat(locale, { timeZone: "UTC", dateStyle: "long" });
  return {
    language,
    t: (persian, english) => fa ? persian : english,
    href: (path) => fa ? path : `${path}?lang=en`,
    number: (value) => number.format(value),
    digits: (text) => fa ? text.replace(/\d/g, (digit) => number.format(Number(digit))) : text,
    dateTime: (milliseconds) => dateTime.format(milliseconds),
    date: (iso) => date.format(Date.parse(iso)),
  };
}

/** The Jalali year in Tehran. */
export function jalaliYear(milliseconds: number): number {
  const parts = new Intl.DateTimeFormat("en-u-ca-persian", {
    timeZone: "Asia/Tehran",
    year: "numeric",
  }).formatToParts(milliseconds);
  return Number(parts.find(({ type }) => type === "year")?.value);
}
