import assert from "node:assert/strict";
import fc from "fast-check";
import { identifierIn } from "../../../adapters/http/identifier.ts";

const FOUND = /(?<![\w-])[\w-]{42}(?![\w-])/;

Deno.test("identifierIn() finds the first word of 42 characters, wherever it stands", () => {
  const word = (length: number) => fc.constant("aZ09-_".repeat(20).slice(0, length));
  const part = fc.oneof(
    fc.string({ maxLength: 50 }),
    word(42),
    fc.integer({ min: 30, max: 100 }).chain(word),
    fc.constantFrom('"', " ", "/", "\u06f1", "\u0627"),
  );
  fc.assert(
    fc.property(fc.array(part, { maxLength: 12 }), (parts) => {
      const page = parts.join("");
      assert.equal(identifierIn(page), FOUND.exec(page)?.[0] ?? "");
    }),
    { numRuns: 100 },
  );
});
