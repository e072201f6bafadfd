import assert from "node:assert/strict";
import { createJalaliCalendar } from "../../../adapters/runtime/jalaali_calendar.ts";
import { parseBirthDate } from "../../../domain/identity/birth_date.ts";
import { withDigits } from "../../../domain/identity/number_words.ts";
import { searchForm } from "../../../domain/text/search.ts";
import { START } from "../../support/sign_in_world.ts";

const ONES = "یک دو سه چهار پنج شش هفت هشت نه".split(" ");
const TEENS = "ده یازده دوازده سیزده چهارده پانزده شانزده هفده هجده نوزده".split(" ");
const TENS = "بیست سی چهل پنجاه شصت هفتاد هشتاد نود".split(" ");
const below100 = (number: number): string => {
  if (number < 10) return ONES[number - 1];
  if (number < 20) return TEENS[number - 10];
  const tens = TENS[Math.floor(number / 10) - 2];
  return number % 10 ? `${tens} و ${ONES[number % 10 - 1]}` : tens;
};

Deno.test("withDigits() reads every day and year, with spaces and half-spaces", () => {
  for (let number = 1; number < 100; number++) {
    for (const space of [" ", "\u200c"]) {
      const words = below100(number).replaceAll(" ", space);
      assert.equal(withDigits(searchForm(words)), String(number), words);
      const year = `هزار و سیصد و ${words}`;
      assert.equal(withDigits(searchForm(year)), String(1300 + number), year);
    }
  }
});

Deno.test("withDigits() reads ordinals, and leaves what is no number", () => {
  for (
    const [words, read] of [
      ["پنجم", "5"],
      ["اول", "1"],
      ["یکم", "1"],
      ["دوم", "2"],
      ["سوم", "3"],
      ["دهم", "10"],
      ["بیست و سوم", "23"],
      ["سی‌ام", "30 ام"],
      ["سی‌و‌یکم", "31"],
      ["هیجدهم", "18"],
      ["دو هزار و پنج", "2005"],
      ["هزار و چهارصد", "1400"],
      ["پنج پنج هفتاد", "5 5 70"],
      ["پنج و", "5 و"],
      ["و پنج", "و 5"],
      ["هفتاد و مرداد", "70 و مرداد"],
      ["مهر", "مهر"],
      ["دی", "دی"],
      ["", ""],
      ["14 مرداد 1370", "14 مرداد 1370"],
    ]
  ) assert.equal(withDigits(searchForm(words)), read, words);
});

const parse = (day: string, month: string, year: string) =>
  parseBirthDate({ day, month, year }, ["jalali"], createJalaliCalendar(), START);

Deno.test("a date of birth may be in words, in its boxes or whole in one", () => {
  const birthDate = { year: 1370, month: 5, day: 25 };
  for (
    const [day, month, year] of [
      ["بیست و پنج", "مرداد", "هفتاد"],
      ["بیست‌وپنجم".replace("وپ", "و\u200cپ"), "مرداد ماه", "هزار و سیصد و هفتاد"],
      ["بیست و پنجم مرداد هزار و سیصد و هفتاد", "", ""],
      ["", "بیست و پنجِ مردادِ هفتاد", ""],
      ["روز بیست و پنجم", "پنج", "سال هفتاد"],
      ["۲۵", "پنجم", "۷۰"],
    ]
  ) assert.deepEqual(parse(day, month, year), { birthDate }, `${day} / ${month} / ${year}`);
  assert.deepEqual(parse("سی و دو", "مرداد", "۷۰"), { error: { code: "day" } });
  assert.deepEqual(parse("سی‌ام", "آذر", "شصت و نه"), {
    birthDate: { year: 1369, month: 9, day: 30 },
  });
});
