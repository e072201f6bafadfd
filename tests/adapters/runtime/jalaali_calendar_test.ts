import assert from "node:assert/strict";
import fc from "fast-check";
import { createJalaliCalendar } from "../../../adapters/runtime/jalaali_calendar.ts";
import type { JalaliDate } from "../../../domain/identity/calendar.ts";

const calendar = createJalaliCalendar();

function date(text: string): JalaliDate {
  const [year, month, day] = text.split("/").map(Number);
  return { year, month, day };
}

const DAYS: [string, boolean][] = [
  ["1403/12/30", true],
  ["1399/12/30", true],
  ["1404/12/30", false],
  ["1400/12/30", false],
  ["1402/6/31", true],
  ["1402/7/31", false],
  ["1402/7/30", true],
  ["1402/0/1", false],
  ["1402/13/1", false],
  ["1402/1/0", false],
  ["1402/1/32", false],
  ["1402/1/1.5", false],
  ["1402/x/1", false],
];

for (const [text, exists] of DAYS) {
  Deno.test(`isValid: ${text} ${exists ? "exists" : "does not exist"}`, () => {
    assert.equal(calendar.isValid(date(text)), exists);
  });
}

Deno.test("toGregorian converts known days", () => {
  assert.equal(calendar.toGregorian(date("1370/5/14")), "1991-08-05");
  assert.equal(calendar.toGregorian(date("1403/12/30")), "2025-03-20");
  assert.equal(calendar.toGregorian(date("1404/1/1")), "2025-03-21");
});

Deno.test("toGregorian refuses a day that does not exist, without naming it", () => {
  assert.throws(() => calendar.toGregorian(date("1404/12/30")), (error: Error) => {
    assert.equal(error.name, "RangeError");
    assert.doesNotMatch(error.message, /\d/);
    return true;
  });
});

Deno.test("toGregorian agrees with the runtime's own Persian calendar", () => {
  const persian = new Intl.DateTimeFormat("en-US-u-ca-persian-nu-latn", {
    timeZone: "UTC",
    year: "numeric",
    month: "numeric",
    day: "numeric",
  });
  const year = fc.integer({ min: 1270, max: 1500 });
  const month = fc.integer({ min: 1, max: 12 });
  const day = fc.integer({ min: 1, max: 31 });
  fc.assert(fc.property(year, month, day, (year, month, day) => {
    fc.pre(calendar.isValid({ year, month, day }));
    const instant = new Date(`${calendar.toGregorian({ year, month, day })}T12:00:00Z`);
    const parts = persian.formatToParts(instant);
    const part = (type: string) => Number(parts.find((part) => part.type === type)?.value);
    assert.deepEqual([part("year"), part("month"), part("day")], [year, month, day]);
  }));
});

Deno.test("today begins at midnight in Tehran (UTC+3:30)", () => {
  const midnight = Date.parse("2026-11-21T20:30:00Z");
  assert.deepEqual(calendar.today(midnight - 1), { year: 1405, month: 8, day: 30 });
  assert.deepEqual(calendar.today(midnight), { year: 1405, month: 9, day: 1 });
});

Deno.test("toGregorian writes dates that sort as text", () => {
  assert.equal(calendar.toGregorian(date("300/1/1")), "0921-03-21");
  assert.equal(calendar.toGregorian(date("1/10/10")), "0623-01-01");
});

const GREGORIAN: [string, string | null][] = [
  ["1991/8/5", "1370/5/14"],
  ["2025/3/20", "1403/12/30"],
  ["2024/2/29", "1402/12/10"],
  ["2023/2/29", null],
  ["2023/13/1", null],
  ["2023/0/1", null],
  ["2023/4/31", null],
  ["2023/1/0", null],
  ["2023/1/32", null],
  ["622/12/31", null],
  ["623/1/1", "1/10/10"],
  ["3797/12/31", "3176/10/11"],
  ["3798/1/1", null],
];

for (const [text, expected] of GREGORIAN) {
  Deno.test(`fromGregorian: ${text} is ${expected ?? "out of range"}`, () => {
    assert.deepEqual(calendar.fromGregorian(date(text)), expected && date(expected));
  });
}
