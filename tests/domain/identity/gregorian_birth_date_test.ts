import assert from "node:assert/strict";
import fc from "fast-check";
import { createJalaliCalendar } from "../../../adapters/runtime/jalaali_calendar.ts";
import { parseBirthDate } from "../../../domain/identity/birth_date.ts";

const NOW = Date.UTC(2026, 10, 22, 8, 30);
const calendar = createJalaliCalendar();
const parse = (day: string, month: string, year: string) =>
  parseBirthDate({ day, month, year, calendar: "gregorian" }, calendar, NOW);

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

Deno.test("parseBirthDate() refuses Gregorian days that do not exist, are in the future or too old", () => {
  for (
    const [day, month, year] of [["31", "4", "1985"], ["29", "2", "1900"], ["1", "13", "1985"]]
  ) {
    assert.deepEqual(parse(day, month, year), { error: "invalid" });
  }
  assert.deepEqual(parse("21", "مرداد", "1985"), { error: "invalid" });
  assert.deepEqual(parse("1", "1", "9999"), { error: "invalid" });
  assert.deepEqual(parse("23", "11", "2027"), { error: "future" });
  // A Jalali year with the Gregorian calendar selected.
  assert.deepEqual(parse("14", "5", "1370"), { error: "too_old" });
  assert.deepEqual(parse("", "", ""), { error: "missing" });
});

Deno.test("parseBirthDate() reads a Jalali date by default", () => {
  const typed = { day: "14", month: "5", year: "1370" };
  const birthDate = { year: 1370, month: 5, day: 14 };
  for (const which of [undefined, "jalali", "", "julian"]) {
    assert.deepEqual(parseBirthDate({ ...typed, calendar: which }, calendar, NOW), { birthDate });
  }
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
