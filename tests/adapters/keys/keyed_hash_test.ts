import assert from "node:assert/strict";
import { Buffer } from "node:buffer";
import { createHmac } from "node:crypto";
import fc from "fast-check";
import { createKeyedHash, deriveKey } from "../../../adapters/keys/keyed_hash.ts";

const secret = new Uint8Array(32).fill(7);
const hash = createKeyedHash(secret);

Deno.test("digest is 43 characters of base64url and depends on secret, purpose and parts", () => {
  const digest = hash.digest("mobile", "09121234567");
  assert.match(digest, /^[\w-]{43}$/);
  assert.equal(createKeyedHash(secret).digest("mobile", "09121234567"), digest);
  const other = createKeyedHash(new Uint8Array(32).fill(8));
  assert.notEqual(other.digest("mobile", "09121234567"), digest);
  assert.notEqual(hash.digest("national_id", "09121234567"), digest);
  assert.notEqual(hash.digest("mobile", "09121234568"), digest);
});

Deno.test("digest differs when the parts differ, even if they are equal when joined", () => {
  const parts = fc.array(fc.constantFrom("", "a", "ab", "b", "ک"), { maxLength: 4 });
  fc.assert(fc.property(parts, parts, (a, b) => {
    const isSame = JSON.stringify(a) === JSON.stringify(b);
    assert.equal(hash.digest("session", ...a) === hash.digest("session", ...b), isSame);
  }));
  assert.notEqual(hash.digest("session", "ab", "c"), hash.digest("session", "a", "bc"));
  assert.notEqual(hash.digest("session", "a\0\0\0\0b"), hash.digest("session", "a", "b"));
});

Deno.test("matches accepts its own digest and nothing else", () => {
  const digest = hash.digest("one_time_code", "transaction", "12345");
  assert.equal(hash.matches(digest, "one_time_code", "transaction", "12345"), true);
  assert.equal(hash.matches(digest, "one_time_code", "transaction", "12346"), false);
  assert.equal(hash.matches(digest, "captcha", "transaction", "12345"), false);
  assert.equal(hash.matches(`${digest}=`, "one_time_code", "transaction", "12345"), false);
  assert.equal(hash.matches("", "one_time_code", "transaction", "12345"), false);
});

Deno.test("matches accepts a truncated digest from 22 characters on", () => {
  const digest = hash.digest("captcha_id", "said");
  for (const length of [22, 42]) {
    assert.equal(hash.matches(digest.slice(0, length), "captcha_id", "said"), true);
    assert.equal(hash.matches(digest.slice(0, length), "captcha_id", "said."), false);
  }
  assert.equal(hash.matches(digest.slice(0, 21), "captcha_id", "said"), false);
  assert.equal(hash.matches(digest.slice(1, 23), "captcha_id", "said"), false);
});

Deno.test("deriveKey gives 32 different bytes for each purpose", () => {
  const key = deriveKey(secret, "seal");
  assert.equal(key.length, 32);
  assert.deepEqual(deriveKey(secret, "seal"), key);
  assert.notDeepEqual(deriveKey(secret, "other"), key);
});

Deno.test("createKeyedHash and deriveKey refuse a short secret", () => {
  const expected = { name: "RangeError", message: /secret is shorter than 32 bytes/ };
  assert.throws(() => createKeyedHash(new Uint8Array(31)), expected);
  assert.throws(() => deriveKey(new Uint8Array(31), "seal"), expected);
});

Deno.test("a hash's key differs from the keys of all other purposes", () => {
  const length = new Uint8Array([0, 0, 0, 1]);
  const under = (purpose: string) =>
    createHmac("sha256", deriveKey(secret, purpose)).update(length).update("a").digest("base64url");
  assert.equal(hash.digest("session", "a"), under("hash session"));
  assert.notEqual(hash.digest("session", "a"), under("session"));
});

Deno.test("digest is HMAC-SHA-256 of the parts behind their lengths, as node:crypto makes it", () => {
  const part = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.string({ minLength: 60, maxLength: 200 }),
  );
  fc.assert(fc.property(fc.array(part, { maxLength: 5 }), (parts) => {
    const hmac = createHmac("sha256", deriveKey(secret, "hash session"));
    for (const part of parts) {
      const bytes = Buffer.from(part);
      const length = Buffer.alloc(4);
      length.writeUInt32BE(bytes.length);
      hmac.update(length).update(bytes);
    }
    assert.equal(hash.digest("session", ...parts), hmac.digest("base64url"));
  }));
});
