/** Numbers, dates and times as a language writes them. Times are Tehran's. */
import { DAY, HOUR, MINUTE, SECOND } from "./units.ts";
import type { NamedMonth } from "../../domain/identity/month_names.ts";
import type { Texts } from "./types/mod.ts";
import { fillPlain } from "./fill.ts";

export interface Format {
  /** Latin digits of any text become the language's own, and so does a number's decimal point. */
  digits(text: string | number): string;
  /** "14:02", rounded down: what is said to be valid until then is valid. */
  time(at: number): string;
  /** "14:02", or "14:02:40" within a minute: neither later than `at` nor a minute earlier. */
  deadline(at: number): string;
  /** "2 minutes", "1 minute and 20 seconds": never more than a countdown beside it shows. */
  left(milliseconds: number): string;
  /** As `when`, but to the second within the hour. */
  soon(at: number, now: number): string;
  /** "14:02", with the date unless it is today; rounded up. For use within a sentence. */
  when(at: number, now: number): string;
  /** The same of what has happened; rounded down, as in messages and lists. */
  past(at: number, now: number): string;
  /** "Sunday 22 November", in the language's calendar. Without the year: for recent days. */
  day(at: number): string;
  /** "1405/09/08": with the year, in figures, in the language's calendar. */
  date(at: number): string;
  /** "Mordad", by its number. */
  month(month: NamedMonth): string;
  /** "14 and 15", or with "or". */
  enumerate(items: string[], type: "conjunction" | "disjunction"): string;
  /** "10 minutes": seconds in the largest unit that divides them. */
  period(seconds: number): string;
}

const TIME_ZONE = "Asia/Tehran";

export function createFormat({ language, time: phrases }: Texts): Format {
  const numbers = new Intl.NumberFormat(language.locale);
  const zero = numbers.format(0).charCodeAt(0);
  const decimal = numbers.format(0.5)[1];
  const toTheMinute = {
    timeZone: TIME_ZONE,
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  } as const;
  const clock = new Intl.DateTimeFormat(language.locale, toTheMinute);
  const exact = new Intl.DateTimeFormat(language.locale, { ...toTheMinute, second: "2-digit" });
  const calendar = new Intl.DateTimeFormat(language.locale, {
    timeZone: TIME_ZONE,
    day: "numeric",
    month: "long",
  });
  const day = new Intl.DateTimeFormat(language.locale, {
    timeZone: TIME_ZONE,
    weekday: "long",
    day: "numeric",
    month: "long",
  });
  const date = new Intl.DateTimeFormat(language.locale, {
    timeZone: TIME_ZONE,
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
  });
  const months = {
    // Arabic has no names of its own for them: people in Iran write the Persian ones.
    jalali: monthsOf(language.tag === "ar" ? "fa" : language.locale, "persian"),
    gregorian: monthsOf(language.locale, "gregory"),
  };
  const time = (at: number) => clock.format(at);
  const deadline = (at: number) => (at % MINUTE < SECOND ? clock : exact).format(at);
  const lists = {
    conjunction: new Intl.ListFormat(language.locale, { type: "conjunction" }),
    disjunction: new Intl.ListFormat(language.locale, { type: "disjunction" }),
  };
  // Persian has no comma before its last «و» or «یا», although CLDR has; no other literal is that long.
  const enumerate = (items: string[], type: keyof typeof lists) =>
    lists[type].formatToParts(items)
      .map((part) =>
        part.type === "literal" ? part.value.replace(/^، (?=\p{L})/u, " ") : part.value
      )
      .join("");
  const inUnit = (unit: string) =>
    new Intl.NumberFormat(language.locale, { style: "unit", unit, unitDisplay: "long" });
  const counted = {
    day: inUnit("day"),
    hour: inUnit("hour"),
    minute: inUnit("minute"),
    second: inUnit("second"),
  };

  function left(milliseconds: number): string {
    // Whole seconds as static/countdown.js counts them, of which the last ten are told one by one.
    const whole = Math.max(1, Math.ceil(milliseconds / SECOND));
    const seconds = whole < 10 ? whole : whole - whole % 10;
    const parts = [[Math.floor(seconds / 60), "minute"], [seconds % 60, "second"]] as const;
    const said = parts.flatMap(([count, unit]) => count ? [counted[unit].format(count)] : []);
    return enumerate(said, "conjunction");
  }

  function when(at: number, now: number): string {
    return past(Math.ceil(at / MINUTE) * MINUTE, now);
  }

  function past(at: number, now: number): string {
    const date = calendar.format(at);
    const sameDay = Math.abs(at - now) < DAY && date === calendar.format(now);
    return fillPlain(sameDay ? phrases.today : phrases.later, { time: time(at), date });
  }

  function soon(at: number, now: number): string {
    if (at - now > HOUR) return when(at, now);
    return fillPlain(phrases.today, { time: deadline(Math.ceil(at / SECOND) * SECOND) });
  }

  return {
    digits(text) {
      const own = String(text).replace(/\d/g, (digit) => String.fromCharCode(zero + Number(digit)));
      return typeof text === "number" ? own.replace(".", decimal) : own;
    },
    time,
    deadline,
    left,
    soon,
    when,
    past,
    day: (at) => day.format(at),
    // Arabic's marks of direction would turn the parts around where digits stand from left to right.
    date: (at) => date.format(at).replaceAll("\u200f", ""),
    month: ({ calendar, month }) => months[calendar].format(aDayIn[calendar](month)),
    enumerate,
    period(seconds) {
      const units = [[DAY, "day"], [HOUR, "hour"], [MINUTE, "minute"]] as const;
      const whole = units.find(([length]) => (seconds * SECOND) % length === 0);
      const [length, unit] = whole ?? [SECOND, "second"];
      return counted[unit].format(seconds * SECOND / length);
    },
  };
}

/** A day in the middle of the month, of any year. */
const aDayIn = {
  jalali: (month: number) => Date.UTC(2021, 2 + month, 10),
  gregorian: (month: number) => Date.UTC(2021, month - 1, 10),
};

function monthsOf(locale: string, calendar: string): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat(locale, { calendar, month: "long", timeZone: "UTC" });
}
