import assert from "node:assert/strict";
import { createHmac } from "node:crypto";
import { createSecretCheck, createSignatureCheck } from "../../../adapters/keys/call_signature.ts";

const SECRET = "0123456789012345678901234567890123456789";
const sign = (text: string, secret = SECRET) =>
  createHmac("sha256", secret).update(text, "utf8").digest("hex");

Deno.test("createSignatureCheck accepts the HMAC of the text under the secret, and nothing else", () => {
  const verify = createSignatureCheck(SECRET);
  const right = sign("پنجره");
  assert.equal(verify("پنجره", right), true);
  const wrong = [
    "",
    right.toUpperCase(),
    right.slice(2),
    `${right}00`,
    `${right} `,
    `0${right.slice(1)}`,
    `${right.slice(0, -1)}g`,
    sign("پنجره", "another"),
    sign("پنجره "),
  ].filter((signature) => signature !== right);
  for (const signature of wrong) assert.equal(verify("پنجره", signature), false, signature);
  assert.equal(verify("پنجره\n", right), false);
});

Deno.test("createSecretCheck accepts the secret, and nothing that shares its beginning or end", () => {
  const isKnown = createSecretCheck(SECRET);
  assert.equal(isKnown(SECRET), true);
  for (const given of ["", SECRET.slice(1), SECRET.slice(0, -1), `${SECRET}0`, ` ${SECRET}`]) {
    assert.equal(isKnown(given), false, given);
  }
});
