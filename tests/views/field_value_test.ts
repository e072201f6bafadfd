import assert from "node:assert/strict";
import type { Page } from "../../views/components/page.ts";
import { FieldValue } from "../../views/application/content_fields.tsx";
import { createFormat } from "../../views/texts/format.ts";
import { languages } from "./sample.ts";

const texts = languages.get("fa")!;
const page = { texts, format: createFormat(texts) } as unknown as Page;

Deno.test("a choice has the page's direction also where its words begin with a Latin name", () => {
  const shown = String(FieldValue({ page, field: { label: "assertion_alg", value: "ES256" } }));
  assert.match(shown, /^<span class="said">ES256: همهٔ/);
  const user = FieldValue({ page, field: { label: "user_name", value: "+new" } });
  assert.equal(String(user), `<span class="said">${texts.applications.newUser}</span>`);
});

Deno.test("what an agency wrote has its own direction, and is text", () => {
  assert.equal(
    String(FieldValue({ page, field: { label: "title_en", value: "<b>Library" } })),
    '<bdi class="said">&lt;b&gt;Library</bdi>',
  );
});
