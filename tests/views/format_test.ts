import assert from "node:assert/strict";
import { HOUR, MINUTE, SECOND } from "../../domain/platform/platform.ts";
import { createFormat } from "../../views/texts/format.ts";
import { asOneLabel, withinSentence } from "../../views/texts/within_sentence.ts";
import { languages } from "./sample.ts";

const fa = createFormat(languages.get("fa")!);
const en = createFormat(languages.get("en")!);

/** 1 Azar 1405, 14:00 in Tehran. */
const NOW = Date.UTC(2026, 10, 22, 10, 30);

Deno.test("digits: Latin ones become the language's own, the rest stays", () => {
  assert.equal(fa.digits("0912***4567"), "۰۹۱۲***۴۵۶۷");
  assert.equal(fa.digits(5), "۵");
  assert.equal(en.digits("0912***4567"), "0912***4567");
  assert.equal(fa.digits(0.25), "۰٫۲۵");
  assert.equal(fa.digits("10.20.*"), "۱۰.۲۰.*");
  assert.equal(en.digits(0.25), "0.25");
});

Deno.test("time: Tehran's, rounded down to the minute", () => {
  assert.equal(fa.time(NOW + 2 * MINUTE + 59 * SECOND), "۱۴:۰۲");
  assert.equal(en.time(Date.UTC(2026, 10, 22, 20, 35)), "00:05");
});

Deno.test("deadline: to the second, with an hour of two digits as in other times", () => {
  const early = Date.UTC(2026, 10, 22, 2, 37, 5);
  assert.equal(fa.deadline(early), "۰۶:۰۷:۰۵");
  assert.equal(en.deadline(early), "06:07:05");
});

Deno.test("date: in figures, with no marks that turn its parts around", () => {
  assert.deepEqual(
    ["fa", "ar", "en"].map((tag) => createFormat(languages.get(tag)!).date(NOW)),
    ["۱۴۰۵/۰۹/۰۱", "22/11/2026", "22/11/2026"],
  );
});

Deno.test("when: never earlier than promised", () => {
  assert.equal(fa.when(NOW + MINUTE, NOW), "ساعت ۱۴:۰۱");
  assert.equal(fa.when(NOW + MINUTE + 1, NOW), "ساعت ۱۴:۰۲");
  assert.equal(en.when(NOW + MINUTE + 1, NOW), "14:02");
});

Deno.test("when: includes the date unless it is today's, in the language's calendar", () => {
  assert.equal(fa.when(NOW + 12 * HOUR, NOW), "۲ آذر، ساعت ۰۲:۰۰");
  assert.equal(en.when(NOW + 12 * HOUR, NOW), "02:00 on 23 November");
  assert.equal(fa.when(NOW + 366 * 24 * HOUR, NOW), "۲ آذر، ساعت ۱۴:۰۰");
});

Deno.test("when: the last minute of the day rounds into tomorrow", () => {
  const lastSeconds = Date.UTC(2026, 10, 22, 20, 29, 30);
  assert.equal(en.when(lastSeconds, NOW), "00:00 on 23 November");
});

Deno.test("past: never later than it was, with the date unless it is today's", () => {
  assert.equal(fa.past(NOW - 1, NOW), "ساعت ۱۳:۵۹");
  assert.equal(en.past(NOW - MINUTE, NOW), "13:59");
  assert.equal(en.past(NOW - 15 * HOUR, NOW), "23:00 on 21 November");
  assert.equal(en.past(NOW - 366 * 24 * HOUR, NOW), "14:00 on 21 November");
});

Deno.test("left: rounded down to ten seconds, never more than the countdown shows", () => {
  const said = (seconds: number) => [fa.left(seconds * SECOND), en.left(seconds * SECOND)];
  assert.deepEqual(said(120), ["۲ دقیقه", "2 minutes"]);
  // The countdown still shows 2:00.
  assert.deepEqual(said(119.3), ["۲ دقیقه", "2 minutes"]);
  assert.deepEqual(said(119), ["۱ دقیقه و ۵۰ ثانیه", "1 minute and 50 seconds"]);
  assert.deepEqual(said(107), ["۱ دقیقه و ۴۰ ثانیه", "1 minute and 40 seconds"]);
  assert.deepEqual(said(60), ["۱ دقیقه", "1 minute"]);
  assert.deepEqual(said(19), ["۱۰ ثانیه", "10 seconds"]);
  assert.deepEqual(said(7), ["۷ ثانیه", "7 seconds"]);
});

Deno.test("enumerate: no comma before the last «و» or «یا», as Persian is written", () => {
  const items = ["نام", "کد ملی", "تاریخ تولد"];
  assert.match(fa.enumerate(items, "conjunction"), /^نام،\u200f? کد ملی و تاریخ تولد$/);
  assert.match(fa.enumerate(items, "disjunction"), /^نام،\u200f? کد ملی یا تاریخ تولد$/);
  assert.equal(fa.enumerate(items.slice(1), "conjunction"), "کد ملی و تاریخ تولد");
  assert.equal(en.enumerate(["a", "b", "c"], "conjunction"), "a, b and c");
});

Deno.test("labels: within a sentence they lose their capital, abbreviations do not", () => {
  assert.equal(withinSentence("First name"), "first name");
  assert.equal(withinSentence("FIDA code"), "FIDA code");
  assert.equal(withinSentence("نام خانوادگی"), "نام خانوادگی");
  assert.deepEqual(asOneLabel(["First name", "Last name"]), ["First name", "last name"]);
});
