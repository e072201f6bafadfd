import assert from "node:assert/strict";
import { monthOf } from "../../../domain/identity/month_names.ts";

/** Every name that a person may type; Arabic ones are in gregorian_birth_date_test.ts. */
const NAMES = {
  jalali: [
    ["فروردین"],
    ["اردیبهشت"],
    ["خرداد"],
    ["تیر"],
    ["مرداد", "امرداد"],
    ["شهریور"],
    ["مهر"],
    ["آبان"],
    ["آذر"],
    ["دی"],
    ["بهمن"],
    ["اسفند"],
  ],
  gregorian: [
    ["January", "ژانویه"],
    ["February", "فوریه"],
    ["March", "مارس"],
    ["April", "آوریل"],
    ["May", "مه", "می"],
    ["June", "ژوئن", "يونيه"],
    ["July", "ژوئیه", "جولای", "يوليه"],
    ["August", "اوت", "آگوست"],
    ["September", "سپتامبر"],
    ["October", "اکتبر"],
    ["November", "نوامبر"],
    ["December", "دسامبر"],
  ],
};

for (const calendar of ["jalali", "gregorian"] as const) {
  Deno.test(`monthOf() knows each ${calendar} month by each of its names`, () => {
    for (const [i, names] of NAMES[calendar].entries()) {
      for (const name of names) {
        assert.equal(monthOf(name, calendar), i + 1, name);
        assert.equal(monthOf(` ${name.toUpperCase()} `, calendar), i + 1, name);
      }
    }
  });

  Deno.test(`monthOf() knows no name of another calendar in the ${calendar} one`, () => {
    const other = calendar === "jalali" ? NAMES.gregorian : NAMES.jalali;
    // آذار is March in Arabic, آذر the ninth month in Persian: the calendars share no name.
    for (const name of other.flat()) assert.equal(monthOf(name, calendar), undefined, name);
    assert.equal(monthOf("", calendar), undefined);
  });
}
