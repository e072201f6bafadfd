/** Without styles (w3m, lynx, copied text, some screen readers), only spaces separate inline parts. */
import assert from "node:assert/strict";
import { catalogue, languages } from "./sample.ts";

const INLINE = "a|b|bdi|button|em|i|input|label|legend|select|small|span|strong|summary";

/** Text browsers do not know these: what is before and in them stands on one line. */
const UNKNOWN = /<\/?(?:article|aside|details|fieldset|nav|section)\b[^>]*>/g;

/** Two inline elements, or one and a letter, with nothing between them. */
const TOUCHING = [
  new RegExp(`</(?:${INLINE})>(?:<(?:${INLINE})\\b|[\\p{L}\\p{N}])`, "gu"),
  new RegExp(`(?:[\\p{L}\\p{N}]|<input[^>]*>)<(?:${INLINE})\\b`, "gu"),
];

/** The panes of the step indicator and hidden fields hold no words. */
const withoutPictures = (html: string) =>
  html
    .replace(/<style>.*?<\/style>|<input type="hidden"[^>]*>|<svg.*?<\/svg>/gs, "")
    .replace(/<span aria-hidden="true">(?:<i[^>]*><\/i>)*<\/span>/g, "")
    .replace(UNKNOWN, "");

function touching(html: string): string[] {
  const text = withoutPictures(html);
  return TOUCHING.flatMap((pattern) =>
    [...text.matchAll(pattern)].map(({ index }) => text.slice(Math.max(0, index - 60), index + 60))
  );
}

for (const language of languages.keys()) {
  Deno.test(`words: none run together without styles, ${language}`, () => {
    const found = catalogue.flatMap((entry) =>
      touching(entry.render({ language })).map((where) => `${entry.name}: ${where}`)
    );
    assert.deepEqual(found, []);
  });
}

Deno.test("words: what runs together is found", () => {
  for (
    const html of [
      "<b>one</b><a>two</a>",
      "<span>one</span>two",
      "one<strong>two</strong>",
      '<input name="a"><button>two</button>',
      "<nav><a>one</a></nav><a>two</a>",
      "<fieldset><legend>one</legend><label>two</label></fieldset>",
    ]
  ) assert.equal(touching(html).length, 1, html);
  for (const html of ["<b>one</b> <a>two</a>", "«<bdi>one</bdi>»", "<p>one</p><p>two</p>"]) {
    assert.deepEqual(touching(html), []);
  }
});
