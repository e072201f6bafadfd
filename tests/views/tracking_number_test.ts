/** Numbers that people read out or copy stand in groups, wherever a page shows one. */
import assert from "node:assert/strict";
import { toLatinDigits } from "../../domain/text/digits.ts";
import { catalogue, mainOf } from "./sample.ts";

/** As long as a tracking number, or as the number of a request for a postal address. */
const LONG = /(?<!\d)\d{12,13}(?!\d)/g;

/** What a page shows, without its links' and fields' values. */
const ungrouped = (html: string): string[] =>
  toLatinDigits(mainOf(html).replace(/<[^>]*>/g, "|")).match(LONG) ?? [];

for (const language of ["fa", "en", "ar"]) {
  Deno.test(`tracking numbers: every page shows them in groups, ${language}`, () => {
    const found = catalogue.flatMap((entry) =>
      ungrouped(entry.render({ language })).map((number) => `${entry.name}: ${number}`)
    );
    assert.deepEqual(found, []);
  });
}

Deno.test("tracking numbers: one that is not in groups is found", () => {
  const page = (shown: string) => `<main><a href="/letters?q=4029183746507">${shown}</a></main>`;
  assert.deepEqual(ungrouped(page("۴۰۲۹۱۸۳۷۴۶۵۰۷")), ["4029183746507"]);
  assert.deepEqual(ungrouped(page("۴۰۲۹ ۱۸۳۷ ۴۶۵۰ ۷")), []);
});
