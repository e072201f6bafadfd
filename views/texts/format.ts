/** Numbers, dates and times as a language writes them. Times are Tehran's. */
import { DAY, HOUR, MINUTE, SECOND } from "./units.ts";
import type { Texts } from "./types/mod.ts";
import { fillPlain } from "./fill.ts";

export interface Format {
  /** Latin digits of any text become the language's own. */
  digits(text: string | number): string;
  /** "14:02", rounded down: what is said to be valid until then is valid. */
  time(at: number): string;
  /** "14:02", with the date unless it is today; rounded up. For use within a sentence. */
  when(at: number, now: number): string;
  /** "Sunday 22 November", in the language's calendar. Without the year: for recent days. */
  day(at: number): string;
  /** "10 minutes": seconds in the largest unit that divides them. */
  period(seconds: number): string;
}

const TIME_ZONE = "Asia/Tehran";

export function createFormat({ language, time: phrases }: Texts): Format {
  const zero = new Intl.NumberFormat(language.locale).format(0).charCodeAt(0);
  const clock = new Intl.DateTimeFormat(language.locale, {
    timeZone: TIME_ZONE,
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  });
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
  const time = (at: number) => clock.format(at);

  return {
    digits: (text) =>
      String(text).replace(/\d/g, (digit) => String.fromCharCode(zero + Number(digit))),
    time,
    day: (at) => day.format(at),
    period(seconds) {
      const units = [[DAY, "day"], [HOUR, "hour"], [MINUTE, "minute"]] as const;
      const whole = units.find(([length]) => (seconds * SECOND) % length === 0);
      const [length, unit] = whole ?? [SECOND, "second"];
      return new Intl.NumberFormat(language.locale, { style: "unit", unit, unitDisplay: "long" })
        .format(seconds * SECOND / length);
    },
    when(at, now) {
      const minute = Math.ceil(at / MINUTE) * MINUTE;
      const date = calendar.format(minute);
      const sameDay = minute - now < DAY && date === calendar.format(now);
      return fillPlain(sameDay ? phrases.today : phrases.later, { time: time(minute), date });
    },
  };
}
