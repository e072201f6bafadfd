/** Dates of agencies' letters: as people write them, and a fault of its own for each mistake. */
import assert from "node:assert/strict";
import { createJalaliCalendar } from "../../../adapters/runtime/jalaali_calendar.ts";
import { parseLetterDate } from "../../../domain/identity/letter_date.ts";
import { START } from "../../support/sign_in_world.ts";

const calendar = createJalaliCalendar();
const parse = (day: string, month = "", year = "") =>
  parseLetterDate({ day, month, year }, calendar, START);

const THAT_DAY = { date: calendar.toGregorian({ year: 1404, month: 8, day: 20 }) };

Deno.test("parseLetterDate() reads dates as they stand on letters", () => {
  for (
    const typed of [
      "1404/08/20",
      "۱۴۰۴/۸/۲۰",
      "مورخ ۱۴۰۴/۸/۲۰",
      "مورخهٔ 1404.8.20",
      "نامهٔ مورخ ۲۰ آبان‌ماه ۱۴۰۴",
      "به تاریخ ۲۰ آبان ۱۴۰۴",
      "dated 20 Aban 1404",
      "بتاريخ ٢٠ آبان ١٤٠٤",
      "1404/08/20 09:30",
      "۱۴۰۴/۰۸/۲۰، ۰۹:۳۰:۱۵",
      "1404-08-20T09:30:15.000Z",
      "20 آبان 04",
      "\u2068۱۴۰۴/۰۸/۲۰\u2069",
    ]
  ) assert.deepEqual(parse(typed), THAT_DAY, typed);
  assert.deepEqual(parse("20", "آبان", "04"), THAT_DAY);
});

Deno.test("parseLetterDate() tells what is wrong", () => {
  assert.deepEqual(parse(" \u200c"), { fault: "missing" });
  assert.deepEqual(parse("2025/11/11"), { fault: "gregorian" });
  assert.deepEqual(parse("31", "7", "1404"), { fault: "no_such_day" });
  assert.deepEqual(parse("1499/1/1"), { fault: "future" });
  assert.deepEqual(parse("20"), { fault: "format" });
  assert.deepEqual(parse("شنبه"), { fault: "missing" });
});
