import assert from "node:assert/strict";
import { createFormat } from "../../views/texts/format.ts";
import { languages } from "./sample.ts";

Deno.test("period: seconds in the largest unit that divides them, in the language's words", () => {
  const [fa, en] = ["fa", "en"].map((tag) => createFormat(languages.get(tag)!));
  assert.equal(fa.period(600), "۱۰ دقیقه");
  assert.equal(en.period(600), "10 minutes");
  assert.equal(en.period(3600), "1 hour");
  assert.equal(en.period(2 * 86_400), "2 days");
  assert.equal(en.period(90), "90 seconds");
});
