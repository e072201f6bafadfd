import assert from "node:assert/strict";
import fc from "fast-check";
import { createJalaliCalendar } from "../../../adapters/runtime/jalaali_calendar.ts";
import { parseBirthDate } from "../../../domain/identity/birth_date.ts";

const NOW = Date.UTC(2026, 10, 22, 8, 30);
const calendar = createJalaliCalendar();
const parse = (day: string, month: string, year: string) =>
  parseBirthDate({ day, month, year }, ["jalali", "gregorian"], calendar, NOW);

Deno.test("parseBirthDate() converts a Gregorian date to the Jalali calendar", () => {
  const birthDate = { year: 1364, month: 1, day: 1 };
  for (const month of ["3", "03", "۳", "March", "march", "مارس"]) {
    assert.deepEqual(parse("21", month, "1985"), { birthDate }, month);
  }
  assert.deepEqual(parse("29", "2", "2000"), { birthDate: { year: 1378, month: 12, day: 10 } });
});

/** As in Egypt and the Gulf, and as in Iraq and the Levant. */
const ARABIC_MONTHS = [
  ["يناير", "كانون الثاني"],
  ["فبراير", "شباط"],
  ["مارس", "آذار"],
  ["أبريل", "نيسان"],
  ["مايو", "أيار"],
  ["يونيو", "حزيران"],
  ["يوليو", "تموز"],
  ["أغسطس", "آب"],
  ["سبتمبر", "أيلول"],
  ["أكتوبر", "تشرين الأول"],
  ["نوفمبر", "تشرين الثاني"],
  ["ديسمبر", "كانون الأول"],
];

Deno.test("parseBirthDate() reads Gregorian months by either family of Arabic names", () => {
  for (const [i, names] of ARABIC_MONTHS.entries()) {
    const expected = parse("21", String(i + 1), "1985");
    assert.ok("birthDate" in expected);
    for (const name of names) assert.deepEqual(parse("٢١", name, "١٩٨٥"), expected, name);
    // Without hamzas, with Persian letters, or with an extra space, as people type.
    const careless = names[1].replace(/[أآ]/g, "ا").replaceAll("ي", "ی").replace(" ", "  ");
    assert.deepEqual(parse("21", careless, "1985"), expected, careless);
  }
});

Deno.test("parseBirthDate() reads the calendar from the year, or from the month's name", () => {
  const jalali = { birthDate: { year: 1364, month: 1, day: 1 } };
  for (
    const [day, month, year] of [
      ["1", "1", "1364"],
      ["1", "حمل", "64"],
      ["1", "Farvardin", "64"],
      ["21", "3", "1985"],
      ["21", "March", "85"],
      ["1985-03-21", "", ""],
      ["", "", "21 مارس ۱۹۸۵"],
    ]
  ) assert.deepEqual(parse(day, month, year), jalali, `${day}|${month}|${year}`);
  assert.deepEqual(parse("14", "5", "70"), { error: { code: "century", years: [1370, 1970] } });
  assert.deepEqual(parse("14", "5", "20"), {
    error: { code: "century", years: [1320, 1920, 2020] },
  });
  assert.deepEqual(parse("14", "مرداد", "1991"), { error: { code: "calendars" } });
  assert.deepEqual(parse("14", "August", "1370"), { error: { code: "calendars" } });
});

Deno.test("parseBirthDate() says how long a Gregorian month is, what is to come and what is too old", () => {
  const short = (month: number, year: number, days: number) => ({
    error: { code: "no_such_day", calendar: "gregorian", month, year, days },
  });
  assert.deepEqual(parse("31", "4", "1985"), short(4, 1985, 30));
  assert.deepEqual(parse("29", "2", "1900"), short(2, 1900, 28));
  assert.deepEqual(parse("30", "2", "2000"), short(2, 2000, 29));
  assert.deepEqual(parse("1", "13", "1985"), { error: { code: "month" } });
  assert.deepEqual(parse("23", "11", "2026"), { error: { code: "future" } });
  assert.deepEqual(parse("23", "11", "2027"), { error: { code: "future" } });
  assert.deepEqual(parse("1", "1", "9999"), { error: { code: "future" } });
  assert.deepEqual(parse("1", "1", "1890"), { error: { code: "too_old" } });
  assert.deepEqual(parse("", "", ""), { error: { code: "missing" } });
});

Deno.test("JalaliCalendar.fromGregorian() and toGregorian() are each other's inverse", () => {
  fc.assert(fc.property(
    fc.integer({ min: Date.UTC(1900, 0, 1), max: Date.UTC(2100, 0, 1) }),
    (time) => {
      const iso = new Date(time).toISOString().slice(0, 10);
      const [year, month, day] = iso.split("-").map(Number);
      assert.equal(calendar.toGregorian(calendar.fromGregorian({ year, month, day })!), iso);
    },
  ));
});
