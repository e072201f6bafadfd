/** Hash of passwords, time-based codes, common passwords. */
import assert from "node:assert/strict";
import { HasherBusy } from "../../../domain/staff/credential/verifiers.ts";
import { systemRandom } from "../../../adapters/runtime/system.ts";
import { createCommonPasswords } from "../../../adapters/staff/common_passwords.ts";
import { createTotp } from "../../../adapters/staff/otpauth_totp.ts";
import { createPasswordHasher } from "../../../adapters/staff/password_hasher.ts";

const hasher = createPasswordHasher(systemRandom);

Deno.test("password hash: salted, names its cost, and is verified by it", async () => {
  const [one, other] = await Promise.all([hasher.hash("گل سرخ"), hasher.hash("گل سرخ")]);
  assert.match(one, /^\$scrypt\$ln=15,r=8,p=3\$[\w+/]{22}\$[\w+/]{43}$/);
  assert.notEqual(one, other);
  assert.equal(await hasher.verify("گل سرخ", one), true);
  assert.equal(await hasher.verify("گل زرد", one), false);
  for (const stored of [undefined, one.slice(0, -1)]) {
    assert.equal(await hasher.verify("گل سرخ", stored), false);
  }
});

Deno.test("password hash: RFC 7914 §12", async () => {
  // scrypt("pleaseletmein", "SodiumChloride", 16384, 8, 1), its first 32 bytes.
  const salt = btoa("SodiumChloride").replace(/=+$/, "");
  const key = Uint8Array.fromHex(
    "7023bdcb3afd7348461c06cd81fd38ebfda8fbba904f8e3ea9b543f6545da1f2",
  );
  const stored = `$scrypt$ln=14,r=8,p=1$${salt}$${key.toBase64({ omitPadding: true })}`;
  assert.equal(await hasher.verify("pleaseletmein", stored), true);
});

Deno.test("password hash: a crowd is told to come back, and the first are served", async () => {
  const quick = "$scrypt$ln=1,r=1,p=1$AAAA$AAAA";
  const results = await Promise.allSettled(
    Array.from({ length: 100 }, () => hasher.verify("x", quick)),
  );
  const refused = results.filter(({ status }) => status === "rejected");
  assert.equal(refused.length, 100 - 42);
  assert.ok((refused[0] as PromiseRejectedResult).reason instanceof HasherBusy);
  assert.equal(await hasher.verify("x", quick), false, "afterwards as usual");
});

Deno.test("totp: RFC 6238 appendix B, with one step of tolerance", () => {
  const totp = createTotp();
  const secret = totp.secretOf(new TextEncoder().encode("12345678901234567890"));
  assert.equal(secret, "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
  // The last six digits of the RFC's eight.
  for (
    const [seconds, code] of [[59, "287082"], [1111111109, "081804"], [
      2000000000,
      "279037",
    ]] as const
  ) {
    const step = Math.floor(seconds / 30);
    assert.equal(totp.stepOf(secret, code, seconds * 1000), step);
    assert.equal(totp.stepOf(secret, code, (seconds + 30) * 1000), step, "a slow clock");
    assert.equal(totp.stepOf(secret, code, (seconds + 60) * 1000), null);
  }
  assert.equal(totp.stepOf(secret, "", 59_000), null);
  const uri = totp.uri(secret, { issuer: "پنجره", account: "reza.karimi" });
  assert.match(uri, /^otpauth:\/\/totp\/.+:reza\.karimi\?issuer=.+&secret=GEZDGNBVGY3TQOJQ/);
});

Deno.test("common passwords: those that leaked most often", async () => {
  const isCommon = createCommonPasswords();
  for (const password of ["password", "iloveyou", "1q2w3e4r5t"]) {
    assert.equal(await isCommon(password), true, password);
  }
  assert.equal(await isCommon("correct horse battery"), false);
});
