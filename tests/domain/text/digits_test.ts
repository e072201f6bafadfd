import assert from "node:assert/strict";
import { parseNumber, toLatinDigits } from "../../../domain/text/digits.ts";

Deno.test("toLatinDigits() converts every digit of either script, and nothing else", () => {
  assert.equal(toLatinDigits("۰۱۲۳۴۵۶۷۸۹"), "0123456789");
  assert.equal(toLatinDigits("٠١٢٣٤٥٦٧٨٩"), "0123456789");
  assert.equal(toLatinDigits("سال ۱۴۰۵ a1"), "سال 1405 a1");
});

Deno.test("parseNumber() ignores what people type between digits", () => {
  for (const between of [" ", "\u00a0", "-", "‐", "–"]) {
    assert.equal(parseNumber(`۱${between}2`), "12", JSON.stringify(between));
  }
});

Deno.test("parseNumber() keeps invisible characters, so that the field's own rule refuses them", () => {
  for (const hidden of ["\u200b", "\u200c", "\u200e", "\u202e", "\t", "\n", "."]) {
    assert.equal(parseNumber(`1${hidden}2`), `1${hidden}2`, JSON.stringify(hidden));
  }
});
