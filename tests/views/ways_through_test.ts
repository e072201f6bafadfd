import assert from "node:assert/strict";
import { catalogue } from "./sample.ts";

Deno.test("pages of lists use a wide screen, beginning where the header begins", () => {
  for (const feature of ["home", "sessions", "signIns"]) {
    const pages = catalogue.filter(({ name }) => name.startsWith(`${feature}/`));
    assert.ok(pages.length, feature);
    for (const { name, render } of pages) assert.match(render({}), /<main[^>]* class="wide"/, name);
  }
});

Deno.test("every page of help leads back", () => {
  for (const feature of ["app", "faq", "contact", "guide", "privacy"]) {
    const pages = catalogue.filter(({ name }) => name.startsWith(`${feature}/`));
    assert.ok(pages.length, feature);
    for (const { name, render } of pages) {
      assert.match(render({}), /<a class="button" href="\/(?:login)?/, name);
    }
  }
});
