import assert from "node:assert/strict";
import { createJalaliCalendar } from "../../../adapters/runtime/jalaali_calendar.ts";
import { ageOn, parseBirthDate } from "../../../domain/identity/birth_date.ts";
import { START } from "../../support/sign_in_world.ts";

const calendar = createJalaliCalendar();
const parse = (day: string, month: string, year: string) =>
  parseBirthDate({ day, month, year }, calendar, START);

Deno.test("parseBirthDate() reads digits of any script and months by name", () => {
  const birthDate = { year: 1370, month: 5, day: 14 };
  assert.deepEqual(parse("14", "5", "1370"), { birthDate });
  assert.deepEqual(parse("۱۴", "۰۵", "۱۳۷۰"), { birthDate });
  assert.deepEqual(parse("١٤", "مرداد", "١٣٧٠"), { birthDate });
});

/** On an Arabic keyboard, with its yeh and kaf, and with a hamza as in Arabic. */
const MONTHS = [
  ["فروردین", "فروردين"],
  ["اردیبهشت", "ارديبهشت", "أرديبهشت"],
  ["خرداد"],
  ["تیر", "تير"],
  ["مرداد"],
  ["شهریور", "شهريور"],
  ["مهر"],
  ["آبان", "ابان"],
  ["آذر", "اذر"],
  ["دی", "دي", "دى"],
  ["بهمن"],
  ["اسفند", "إسفند"],
];

Deno.test("parseBirthDate() reads each Jalali month by its name on Persian and Arabic keyboards", () => {
  for (const [i, names] of MONTHS.entries()) {
    for (const name of names) {
      const birthDate = { year: 1370, month: i + 1, day: 14 };
      assert.deepEqual(parse("14", name, "1370"), { birthDate }, name);
    }
  }
});

const TABLE = [
  ["", "", "", "missing"],
  ["30", "12", "1399", null],
  ["30", "12", "1403", null],
  ["30", "12", "1404", "invalid"],
  ["30", "12", "1400", "invalid"],
  ["31", "7", "1402", "invalid"],
  ["14", "", "1370", "invalid"],
  ["14", "13", "1370", "invalid"],
  ["0", "5", "1370", "invalid"],
  ["14", "5", "70", "invalid"],
  ["1e1", "5", "1370", "invalid"],
  ["14", "آذار", "1370", "invalid"],
  ["14", "تموز", "1370", "invalid"],
  ["2", "9", "1405", "future"],
  ["1", "9", "1405", null],
  ["1", "1", "1406", "future"],
  ["1", "1", "1270", "too_old"],
  ["1", "10", "1275", null],
  ["2", "9", "1274", null],
  ["1", "9", "1274", "too_old"],
] as const;

for (const [day, month, year, error] of TABLE) {
  Deno.test(`parseBirthDate() answers ${error ?? "yes"} to ${year}/${month}/${day}`, () => {
    const parsed = parse(day, month, year);
    assert.equal("error" in parsed ? parsed.error : null, error);
  });
}

Deno.test("ageOn() counts a birthday from its day on, not before", () => {
  const born = { year: 1387, month: 9, day: 1 };
  assert.equal(ageOn(born, { year: 1405, month: 8, day: 30 }), 17);
  assert.equal(ageOn(born, { year: 1405, month: 9, day: 1 }), 18);
});
