import assert from "node:assert/strict";
import { monthOf } from "../../../domain/identity/month_names.ts";

/** Every name that a person may type; Arabic ones are in gregorian_birth_date_test.ts. */
const NAMES = {
  jalali: [
    ["فروردین", "Farvardin", "حمل"],
    ["اردیبهشت", "Ordibehesht", "Ordibehest", "ثور"],
    ["خرداد", "Khordad", "Xordad", "جوزا"],
    ["تیر", "Tir", "سرطان"],
    ["مرداد", "امرداد", "Mordad", "Amordad", "اسد"],
    ["شهریور", "Shahrivar", "سنبله"],
    ["مهر", "Mehr", "میزان"],
    ["آبان", "Aban", "عقرب"],
    ["آذر", "Azar", "قوس"],
    ["دی", "Dey", "Dei", "جدی"],
    ["بهمن", "Bahman", "دلو"],
    ["اسفند", "Esfand", "حوت"],
  ],
  gregorian: [
    ["January", "Jan", "ژانویه", "جنوری"],
    ["February", "Feb", "فوریه", "فبروری", "فروری"],
    ["March", "Mar", "مارس", "مارچ"],
    ["April", "Apr", "آوریل", "اپریل"],
    ["May", "مه", "می", "مئی"],
    ["June", "Jun", "ژوئن", "جون", "يونيه"],
    ["July", "Jul", "ژوئیه", "جولای", "جولائی", "يوليه"],
    ["August", "Aug", "اوت", "آگوست", "آگست", "اگست"],
    ["September", "Sep", "Sept", "سپتامبر", "سپتمبر", "ستمبر"],
    ["October", "Oct", "اکتبر", "اکتوبر"],
    ["November", "Nov", "نوامبر", "نومبر"],
    ["December", "Dec", "دسامبر", "دسمبر"],
  ],
};

for (const calendar of ["jalali", "gregorian"] as const) {
  Deno.test(`monthOf() knows each ${calendar} month by each of its names`, () => {
    for (const [i, names] of NAMES[calendar].entries()) {
      const expected = { calendar, month: i + 1 };
      for (const name of names) {
        for (const typed of [name, ` ${name.toUpperCase()} `, `${name} ماه`, `${name}‌ماه`]) {
          // آذار is March in Arabic, آذر the ninth month in Persian: the calendars share no name.
          assert.deepEqual(monthOf(typed), expected, typed);
        }
      }
    }
  });
}

Deno.test("monthOf() knows nothing else", () => {
  for (const other of ["", "ماه", "5", "رمضان", "مردادی", "constructor"]) {
    assert.equal(monthOf(other), undefined, other);
  }
});
