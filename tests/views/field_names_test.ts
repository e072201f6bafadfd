import assert from "node:assert/strict";
import { catalogue, elements } from "./sample.ts";

/** Properties of a form that htmx reads: a field of that name would stand in their place. */
const READ_BY_HTMX = new Set(["form", "elements", "enctype"]);

Deno.test("forms: no field has the name of a property by which htmx reads its form", () => {
  const fields = catalogue.flatMap(({ name, render }) =>
    elements(render()).flatMap(({ attributes }) => {
      const field = attributes.get("name");
      return field === undefined ? [] : [[name, field] as const];
    })
  );
  assert.ok(fields.length > 500, String(fields.length));
  assert.deepEqual(fields.filter(([, field]) => READ_BY_HTMX.has(field)), []);
});
