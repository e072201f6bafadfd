import assert from "node:assert/strict";
import fc from "fast-check";
import { decodeValue, encodeValue } from "../../../../adapters/store/postgres/value_text.ts";

const name = fc.oneof(fc.string(), fc.constantFrom("$", "__proto__", "constructor", "toJSON", ""));
const { value } = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc.string({ unit: "binary" }),
    fc.constantFrom("\0", "\ud800", '"\\', "{}", "NULL"),
    fc.double(),
    fc.boolean(),
    fc.bigInt(),
    fc.constantFrom(null, undefined, -0, NaN, Infinity, -Infinity),
    fc.uint8Array(),
    fc.date({ noInvalidDate: false }),
    fc.array(tie("value")),
    fc.array(fc.tuple(name, tie("value"))).map((entries) => Object.fromEntries(entries)),
    fc.array(fc.tuple(tie("value"), tie("value"))).map((entries) => new Map(entries)),
    fc.array(tie("value")).map((items) => new Set(items)),
  ),
}));

Deno.test("values come back as structuredClone would copy them", () => {
  fc.assert(
    fc.property(value, (value) => {
      assert.deepEqual(decodeValue(encodeValue(value)), structuredClone(value));
    }),
    { numRuns: 500 },
  );
});

Deno.test("values that only look like marks stay what they are", () => {
  for (const value of [{ $: ["bytes", "AQI="] }, { $: 1 }, { $: { $: ["undefined"] } }]) {
    assert.deepEqual(decodeValue(encodeValue(value)), value);
  }
});

Deno.test("what cannot be stored is refused when it is written", () => {
  class Person {}
  for (const value of [() => {}, Symbol("s"), new Person(), { deep: [new Error("e")] }, /r/]) {
    assert.throws(() => encodeValue(value), /^TypeError: Cannot store a/);
  }
});

Deno.test("a mark of a later version is refused, not misread", () => {
  assert.throws(() => decodeValue('{"$":["blob","x"]}'), /unknown kind blob/);
});
