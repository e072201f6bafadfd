/** Example values from a schema: what it says itself, and else the plainest value of its type. */
import { nameOf, resolved, type Schema, type Schemas } from "./description.ts";

const FORMATS: Record<string, string> = {
  uuid: "01938f2a-5c1e-7d4b-9a60-3f2b8c1d7e05",
  "date-time": "2026-11-29T08:30:00.000Z",
};

/** Of objects: what is required, and what has an example of its own. */
export function exampleOf(schema: Schema, schemas: Schemas): unknown {
  if (nameOf(schema) !== undefined) return exampleOf(resolved(schema, schemas), schemas);
  const { example, enum: values, anyOf, oneOf, properties, items, format, minimum } = schema;
  if (example !== undefined) return example;
  if (values) return values[0];
  const choices = oneOf ?? anyOf;
  if (choices) return exampleOf(choices[0], schemas);
  if (properties) {
    const { required = [] } = schema;
    const shown = Object.entries(properties).filter(([name, one]) =>
      required.includes(name) || one.example !== undefined
    );
    return Object.fromEntries(shown.map(([name, one]) => [name, exampleOf(one, schemas)]));
  }
  if (items) return [exampleOf(items, schemas)];
  switch (schema.type) {
    case "integer":
    case "number":
      return minimum ?? 1;
    case "boolean":
      return true;
    case "object":
      return {};
    default:
      return FORMATS[format ?? ""] ?? "…";
  }
}
