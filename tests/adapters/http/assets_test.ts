import assert from "node:assert/strict";
import { brotliDecompressSync } from "node:zlib";
import { assetPath, compressed } from "../../../adapters/http/assets.ts";

const bytes = (text: string) => new TextEncoder().encode(text);
const compress = (text: string) => compressed(assetPath("a", "js", bytes(text)), bytes(text));

Deno.test("compressed() decompresses to the content", () => {
  for (const text of ["first", "second", "first"]) {
    assert.equal(new TextDecoder().decode(brotliDecompressSync(compress(text))), text);
  }
});

Deno.test("compressed() compresses the same content once", () => {
  assert.equal(compress("again"), compress("again"));
});

Deno.test("assetPath() depends on the content alone", () => {
  assert.match(assetPath("a", "js", bytes("x")), /^\/static\/a\.[0-9a-f]{12}\.js$/);
  assert.equal(assetPath("a", "js", bytes("x")), assetPath("a", "js", bytes("x")));
  assert.notEqual(assetPath("a", "js", bytes("x")), assetPath("a", "js", bytes("y")));
});
