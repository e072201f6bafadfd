import assert from "node:assert/strict";
import fc from "fast-check";
import { createJalaliCalendar } from "../../../adapters/runtime/jalaali_calendar.ts";
import { ageOn, parseBirthDate } from "../../../domain/identity/birth_date.ts";
import { START } from "../../support/sign_in_world.ts";

const calendar = createJalaliCalendar();
const parse = (day: string, month: string, year: string) =>
  parseBirthDate({ day, month, year }, ["jalali"], calendar, START);

const ON_14_5_1370 = { birthDate: { year: 1370, month: 5, day: 14 } };

Deno.test("parseBirthDate() reads digits of any script and months by name", () => {
  assert.deepEqual(parse("14", "5", "1370"), ON_14_5_1370);
  assert.deepEqual(parse("۱۴", "۰۵", "۱۳۷۰"), ON_14_5_1370);
  assert.deepEqual(parse("١٤", "مرداد", "١٣٧٠"), ON_14_5_1370);
  for (const month of ["مرداد ماه", "مرداد‌ماه", "مردادماه", "ماه مرداد", "Mordad", "MORDAD"]) {
    assert.deepEqual(parse("14", month, "1370"), ON_14_5_1370, month);
  }
  assert.deepEqual(parse("14", "دی‌ماه", "1370"), { birthDate: { year: 1370, month: 10, day: 14 } });
  assert.deepEqual(parse("۱۴ام", "5 ماه", "سال ۱۳۷۰"), ON_14_5_1370);
  for (const year of ["۱۳۷۰ شمسی", "1370 هجري شمسي", "۱۳۷۰ هـ.ش", "70 خورشیدی", "سال ۱۳۷۰ ه‍.ش."]) {
    assert.deepEqual(parse("14", "مرداد", year), ON_14_5_1370, year);
  }
  // As in a list of months.
  for (const month of ["5 (مرداد)", "مرداد (۵)", "۵- مرداد ماه", "05/Mordad"]) {
    assert.deepEqual(parse("14", month, "1370"), ON_14_5_1370, month);
  }
});

/** On an Arabic keyboard, with its yeh and kaf, and with a hamza as in Arabic. */
const MONTHS = [
  ["فروردین", "فروردين"],
  ["اردیبهشت", "ارديبهشت", "أرديبهشت", "اردی‌بهشت", "اردی بهشت", "اردی‌بهشت‌ماه"],
  ["خرداد"],
  ["تیر", "تير"],
  ["مرداد", "م\u200cرداد", "مر\u200cداد"],
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

const WHOLE = [
  "1370/05/14",
  "۱۳۷۰-۵-۱۴",
  "1370.5.14",
  "13700514",
  "14/5/1370",
  "۱۴٫۵٫۱۳۷۰",
  "14 5 1370",
  "14051370",
  "14 مرداد 1370",
  "۱۴ مرداد ماه سال ۱۳۷۰",
  "14مرداد1370",
  "مرداد ۱۴، ۱۳۷۰",
  "1370 مرداد 14",
  "14th of Mordad, 1370",
  "70/5/14",
  "14/5/70",
  "14 مرداد 70",
  "\u2068۱۳۷۰/۰۵/۱۴\u2069",
  "دوشنبه ۱۴ مرداد ۱۳۷۰",
  "سه‌شنبه ۱۴ مرداد ۷۰",
  "چهار شنبه، 14/5/1370",
  "جمعه 1370/05/14",
  "تاریخ تولد: ۱۳۷۰/۰۵/۱۴",
  "متولد 14 مرداد 70",
  "Date of birth: 1370-05-14",
];

Deno.test("parseBirthDate() reads a whole date in any of the three boxes", () => {
  for (const whole of WHOLE) {
    for (const boxes of [[whole, "", ""], ["", whole, ""], ["", "", whole]]) {
      const [day, month, year] = boxes;
      assert.deepEqual(parse(day, month, year), ON_14_5_1370, JSON.stringify(boxes));
    }
  }
  // Beside it, what is in it already.
  assert.deepEqual(parse("14", "5", "1370/05/14"), ON_14_5_1370);
  assert.deepEqual(parse("14 مرداد 1370", "5", ""), ON_14_5_1370);
  assert.deepEqual(parse("14 مرداد", "", "1370"), ON_14_5_1370);
  assert.deepEqual(parse("14", "مرداد 1370", ""), ON_14_5_1370);
});

Deno.test("parseBirthDate() reads boxes that were filled in another order, if it is clear", () => {
  assert.deepEqual(parse("1370", "5", "14"), ON_14_5_1370);
  assert.deepEqual(parse("70", "5", "14"), ON_14_5_1370);
  assert.deepEqual(parse("1370", "مرداد", "14"), ON_14_5_1370);
  assert.deepEqual(parse("مرداد", "14", "1370"), ON_14_5_1370);
  assert.deepEqual(parse("5", "14", "1370"), { error: { code: "month" } });
});

Deno.test("parseBirthDate() reads two digits as the one year in which living people were born", () => {
  assert.deepEqual(parse("14", "5", "70"), ON_14_5_1370);
  assert.deepEqual(parse("14", "مرداد", "۷۰"), ON_14_5_1370);
  const yearOf = (digits: string) => {
    const parsed = parse("1", "1", digits);
    if ("birthDate" in parsed) return parsed.birthDate.year;
    return parsed.error.code === "century" ? parsed.error.years : parsed.error;
  };
  assert.equal(yearOf("06"), 1306);
  assert.equal(yearOf("95"), 1395);
  // An aged person, or a child.
  assert.deepEqual(yearOf("96"), [1296, 1396]);
  assert.deepEqual(yearOf("05"), [1305, 1405]);
});

const LEAP = { calendar: "jalali", month: 12 } as const;

const TABLE = [
  ["", "", "", { code: "missing" }],
  ["-", "/", "\u200f", { code: "missing" }],
  ["14", "", "1370", { code: "parts", parts: ["month"] }],
  ["", "5", "", { code: "parts", parts: ["day", "year"] }],
  ["1370", "", "", { code: "parts", parts: ["day", "month"] }],
  ["14 مرداد", "", "", { code: "parts", parts: ["year"] }],
  ["14 5", "", "", { code: "unclear" }],
  ["5/6/7", "", "", { code: "unclear" }],
  ["15", "5", "1370/5/14", { code: "unclear" }],
  ["14 5 1370", "14 5 1370", "", { code: "unclear" }],
  ["1e1", "5", "1370", { code: "day" }],
  ["l4", "5", "1370", { code: "day" }],
  ["14", "مرداد۶", "1370", { code: "unclear" }],
  ["14", "5x", "1370", { code: "month" }],
  ["14", "5", "۱۳۷o", { code: "year" }],
  ["14", "5", "1370 قمری", { code: "year" }],
  ["l4", "5x", "1370", { code: "unclear" }],
  ["700514", "", "", { code: "unclear" }],
  ["", "1370514", "", { code: "unclear" }],
  ["30", "12", "1399", null],
  ["30", "12", "1403", null],
  ["30", "12", "1404", { code: "no_such_day", ...LEAP, year: 1404, days: 29 }],
  ["30", "12", "1400", { code: "no_such_day", ...LEAP, year: 1400, days: 29 }],
  ["31", "اسفند", "70", { code: "no_such_day", ...LEAP, year: 1370, days: 30 }],
  ["31", "7", "1402", {
    code: "no_such_day",
    calendar: "jalali",
    month: 7,
    year: 1402,
    days: 30,
  }],
  ["0", "5", "1370", { code: "day" }],
  ["32", "5", "1370", { code: "day" }],
  ["x", "5", "1370", { code: "day" }],
  ["014", "5", "1370", { code: "day" }],
  ["14", "13", "1370", { code: "month" }],
  ["14", "0", "1370", { code: "month" }],
  ["14", "x", "1370", { code: "month" }],
  ["14", "آذار", "1370", { code: "month" }],
  ["14", "تموز", "1370", { code: "month" }],
  ["14", "5", "x", { code: "year" }],
  ["14", "5", "7", { code: "year" }],
  ["14", "5", "137", { code: "year" }],
  ["14", "5", "13700", { code: "year" }],
  ["14", "5", "1991", { code: "gregorian_year", year: 1991, years: [1369, 1370] }],
  ["5", "August", "1991", { code: "gregorian_year", year: 1991, years: [1369, 1370] }],
  ["1991-08-05", "", "", { code: "gregorian_year", year: 1991, years: [1369, 1370] }],
  ["2", "9", "1405", { code: "future" }],
  ["1", "9", "1405", null],
  ["1", "1", "1406", { code: "future" }],
  ["31", "12", "1499", { code: "future" }],
  ["1", "1", "9999", { code: "future" }],
  ["1", "1", "1270", { code: "too_old" }],
  ["1", "1", "0001", { code: "too_old" }],
  ["1", "10", "1275", null],
  ["2", "9", "1274", null],
  ["1", "9", "1274", { code: "too_old" }],
] as const;

for (const [day, month, year, error] of TABLE) {
  Deno.test(`parseBirthDate() answers ${error?.code ?? "yes"} to ${year}|${month}|${day}`, () => {
    const parsed = parse(day, month, year);
    assert.deepEqual("error" in parsed ? parsed.error : null, error);
  });
}

Deno.test("parseBirthDate() never guesses: what is read is what was typed, in some order", () => {
  const number = fc.nat(2_100).map(String);
  fc.assert(fc.property(number, number, number, (day, month, year) => {
    const parsed = parse(day, month, year);
    if ("error" in parsed) return;
    const read = Object.values(parsed.birthDate).map((part) => part % 100).sort();
    assert.deepEqual(read, [day, month, year].map((part) => Number(part) % 100).sort());
  }));
});

Deno.test("ageOn() counts a birthday from its day on, not before", () => {
  const born = { year: 1387, month: 9, day: 1 };
  assert.equal(ageOn(born, { year: 1405, month: 8, day: 30 }), 17);
  assert.equal(ageOn(born, { year: 1405, month: 9, day: 1 }), 18);
});
