import assert from "node:assert/strict";
import { formsOf, queryWords, readingsOf, wordsOf } from "../../../domain/directory/words.ts";
import { synonymsOf } from "../../../domain/directory/synonyms.ts";

Deno.test("words: spellings of one word are one word", () => {
  const spellings: [string, string][] = [
    ["كارت ملي", "کارت ملی"],
    ["آموزش", "اموزش"],
    ["گواهى‌نامة", "گواهی نامه"],
    ["بیمه‌ی", "بیمه ی"],
    ["مُدارِک", "مدارک"],
    ["سـامانه", "سامانه"],
    ["فرم ۱۲۳", "فرم 123"],
    ["فرم ١٢٣", "فرم 123"],
    ["Passport", "PASSPORT"],
  ];
  for (const [one, other] of spellings) assert.deepEqual(wordsOf(one), wordsOf(other), one);
});

Deno.test("words: an inflected word has the form of the word itself", () => {
  assert.ok(formsOf("خودروها").includes("خودرو"));
  assert.ok(formsOf("قبضهای").includes("قبض"));
  assert.ok(formsOf("records").includes("record"));
  assert.ok(formsOf("الضريبه").includes("ضريبه"));
  assert.deepEqual(formsOf("بها"), ["بها"], "too short for an ending");
  assert.deepEqual(formsOf("bus"), ["bus"]);
});

Deno.test("words: small words of a query do not count, unless there are no others", () => {
  assert.deepEqual(queryWords("سابقه‌های بیمه‌ی من"), ["سابقه", "بیمه"]);
  assert.deepEqual(queryWords("من و تا"), ["من", "و", "تا"]);
  assert.deepEqual(queryWords(" ،.؟ "), []);
});

Deno.test("words: two neighbours may be one word", () => {
  assert.deepEqual(readingsOf(["گواهی", "نامه", "رانندگی"]), [
    ["گواهی", "نامه", "رانندگی"],
    ["گواهینامه", "رانندگی"],
    ["گواهی", "نامهرانندگی"],
  ]);
});

Deno.test("synonyms: other names of what a text names, by whole words only", () => {
  assert.ok(synonymsOf("یارانهٔ نقدی").join(" ").includes("سبد معیشت"));
  assert.ok(synonymsOf("سبد معیشتی").length === 0 || !synonymsOf("سبد معیشتی").includes("سبد"));
  assert.ok(synonymsOf("Passport renewal").includes("گذرنامه"));
  assert.deepEqual(synonymsOf("بیمارستان کودکان"), [], "a part of a word is no word");
  assert.deepEqual(synonymsOf(""), []);
});
