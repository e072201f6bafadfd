import assert from "node:assert/strict";
import fc from "fast-check";
import { containsWords, searchForm, typedQuery, withWords } from "../../../domain/text/search.ts";

Deno.test("searchForm: one spelling for equivalent letters", () => {
  for (
    const [text, form] of [
      ["كد ملي", "کد ملی"],
      ["کدِ ملّی", "کد ملی"],
      ["می‌رسد", "می رسد"],
      ["آدرس", "ادرس"],
      ["شمارۀ ۰۹۱۲ و ٠٩١٢", "شماره 0912 و 0912"],
      ["  QR-Code؟ ", "qr code"],
      ["ســلام", "سلام"],
      ["\u202bکت\u00adاب\u2060خانه\u200f", "کتابخانه"],
      ["１２ ９", "12 9"],
      ["ﮐﺪ ﻣﻠﯽ", "کد ملی"],
      ["ﷲ ﻻﺯﻡ", "الله لازم"],
      ["ہمراه ھمراہ ڪتاب ٱب علے", "همراه همراه کتاب اب علی"],
      ["ＴＡＸ", "tax"],
      ["", ""],
      ["؟!،", ""],
    ]
  ) assert.equal(searchForm(text), form);
});

Deno.test("searchForm: is idempotent", () => {
  fc.assert(fc.property(fc.string({ unit: "grapheme" }), (text) => {
    assert.equal(searchForm(searchForm(text)), searchForm(text));
  }));
});

Deno.test("containsWords: every word, in any order, written together or apart", () => {
  const text = "کد ملی و شمارهٔ تلفن همراه ۱۱ رقمی می‌خواهد";
  for (
    const query of [
      "كد ملي",
      "کدملی",
      "11 رقمی",
      "١١",
      "همراه تلفن",
      "میخواهد",
      "می خواهد",
      "می‌خواهد",
      "شماره",
      "",
    ]
  ) assert.ok(containsWords(text, query), query);
  for (const query of ["گذرنامه", "کد گذرنامه", "۱۲", "یو"]) {
    assert.ok(!containsWords(text, query), query);
  }
});

Deno.test("containsWords: words with a hamza in each of their spellings", () => {
  for (
    const words of [["مسئول", "مسؤول", "مسوول"], ["هیئت", "هیأت", "هیات"], [
      "مسئله",
      "مسأله",
      "مساله",
    ]]
  ) {
    for (const text of words) {
      for (const query of words) {
        assert.ok(containsWords(`${text} مالیاتی`, query), `${text} ${query}`);
      }
    }
  }
});

Deno.test("withWords: all words, or all of those that any text has", () => {
  const all = ["پیامک رمز نرسید؛ چه کنم؟", "رمز عبور لازم دارم؟", "کد پستی"].map((text) => ({
    text,
  }));
  const found = (query: string) => {
    const { found, isNearest } = withWords(all, query);
    return [found.map((one) => all.indexOf(one)), isNearest];
  };
  assert.deepEqual(found("رمز"), [[0, 1], false]);
  assert.deepEqual(found("رمز نرسید"), [[0], false]);
  assert.deepEqual(found("رمز نیامده"), [[0, 1], true]);
  assert.deepEqual(found("پیامک رمز نیامده"), [[0], true]);
  assert.deepEqual(found("رمز پستی"), [[], false], "each is there, but not in one");
  assert.deepEqual(found("کشتی‌رانی"), [[], false]);
});

Deno.test("typedQuery: as typed, of a useful length, and empty without letter or digit", () => {
  assert.equal(typedQuery("  کد ملی؟ "), "کد ملی؟");
  assert.equal(typedQuery("x".repeat(1000)).length, 100);
  for (const nothing of [undefined, "", "  ", "؟ … \u200c"]) assert.equal(typedQuery(nothing), "");
});
