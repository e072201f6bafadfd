import assert from "node:assert/strict";
import fc from "fast-check";
import { percentEncode } from "../../../domain/gateway/identity_headers.ts";

Deno.test("percentEncode() gives value-chars that decode to the same text", () => {
  fc.assert(fc.property(fc.string({ unit: "grapheme" }), (text) => {
    const encoded = percentEncode(text);
    assert.match(encoded, /^(?:[A-Za-z0-9!#$&+\-.^_`|~]|%[0-9A-F]{2})*$/);
    assert.equal(decodeURIComponent(encoded), text.toWellFormed());
  }));
});

Deno.test("percentEncode() replaces a lone surrogate instead of failing", () => {
  assert.equal(percentEncode("\ud800"), "%EF%BF%BD");
});
