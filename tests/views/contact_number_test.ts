import assert from "node:assert/strict";
import { catalogue, elements, languages } from "./sample.ts";

Deno.test("contact: a number that still waits for its code is no error of the form", () => {
  const entry = catalogue.find(({ name }) => name === "applicationItem/unconfirmed")!;
  const { fields, gapTexts } = languages.get("fa")!.applications;
  const html = entry.render();
  const lack = gapTexts.unconfirmed.replace("{field}", fields.contact_mobile);
  assert.equal(html.split(lack).length, 2, "said once");
  const isWrong = elements(html).some(({ attributes }) =>
    attributes.has("aria-invalid") || attributes.get("class") === "alarm"
  );
  assert.equal(isWrong, false);
});
