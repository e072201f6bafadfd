import assert from "node:assert/strict";
import { createSeal } from "../../../adapters/keys/seal.ts";

const key = (byte: number) => new Uint8Array(32).fill(byte);

Deno.test("open() returns what close() was given, in the same context only", () => {
  const seal = createSeal(key(1));
  const sealed = seal.close("48151", "code-1");
  assert.equal(seal.open(sealed, "code-1"), "48151");
  assert.equal(seal.open(sealed, "code-2"), null);
  assert.equal(createSeal(key(2)).open(sealed, "code-1"), null);
});

Deno.test("close() never returns the same twice", () => {
  const seal = createSeal(key(1));
  const all = Array.from({ length: 50 }, () => seal.close("48151", "code-1"));
  assert.equal(new Set(all).size, 50);
  for (const sealed of all) assert.ok(!sealed.includes("48151"));
});

Deno.test("open() refuses what close() cannot have returned", () => {
  const seal = createSeal(key(1));
  for (const text of ["", "a", "!", "c".repeat(30), "c".repeat(60)]) {
    assert.equal(seal.open(text, "c"), null, text);
  }
});

Deno.test("open() refuses a change of any byte", () => {
  const seal = createSeal(key(1));
  const bytes = Uint8Array.fromBase64(seal.close("48151", "c"), { alphabet: "base64url" });
  for (let i = 0; i < bytes.length; i++) {
    const altered = bytes.slice();
    altered[i] ^= 1;
    const text = altered.toBase64({ alphabet: "base64url", omitPadding: true });
    assert.equal(seal.open(text, "c"), null, `byte ${i}`);
  }
});
