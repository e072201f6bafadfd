/** More was typed into a field than its form reads: the page says so at the field, and shows it all. */
import assert from "node:assert/strict";
import { catalogue, elements, mainOf, titleOf } from "./sample.ts";

const LONG = "نوشته ".repeat(60);

/** Names of the fields of its forms that are sent by POST, and whether what was typed is shown again. */
function textFields(html: string): Map<string, { isShown: boolean }> {
  const forms = [...html.matchAll(/<form\b[^>]*method="post"[^>]*>(.*?)<\/form>/gs)];
  const fields = forms.flatMap(([, content]) => elements(content)).filter(({ name, attributes }) =>
    name === "textarea" ||
    name === "input" && [undefined, "password"].includes(attributes.get("type"))
  );
  return new Map(fields.map(({ attributes }) => [
    attributes.get("name")!,
    { isShown: attributes.get("type") !== "password" },
  ]));
}

/** One alarm says it for the three inputs of a letter's date, which are read far beyond any date. */
const OF_LETTER = /^letter_(?:day|month|year)$/;

Deno.test("too long: each text field of each form has an error, and the alarm leads to it", () => {
  const seen = new Set<string>();
  for (const { name: entry, page, render } of catalogue) {
    for (const [name, { isShown }] of textFields(render())) {
      if (OF_LETTER.test(name)) continue;
      const html = mainOf(render({ typed: { [name]: LONG }, tooLong: [name] }));
      const what = `${entry}: ${name}`;
      const link = new RegExp(`<a href="#${name}">([^<]*)</a>`).exec(html);
      assert.match(html, new RegExp(` id="${name}-error"`), what);
      assert.match(
        link?.[1] ?? "",
        /^«[^«»&]+» بیش از اندازه بلند است\. آن را کوتاه کنید\.$/,
        what,
      );
      const field = elements(html).find(({ attributes }) => attributes.get("id") === name)!;
      assert.equal(field.attributes.get("aria-invalid"), "true", what);
      assert.match(field.attributes.get("aria-describedby")!, new RegExp(`\\b${name}-error\\b`));
      if (isShown) assert.ok(html.includes(LONG), what);
      seen.add(`${page}: ${name}`);
    }
  }
  assert.ok(seen.size > 100, String(seen.size));
});

Deno.test("too long: the document's title says that there is an error", () => {
  const { render } = catalogue.find(({ page }) => page === "postalCode")!;
  const html = render({ typed: { postal_code: LONG }, tooLong: ["postal_code"] });
  assert.match(titleOf(html), /^خطا: /);
});
