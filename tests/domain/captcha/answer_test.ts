import assert from "node:assert/strict";
import fc from "fast-check";
import { createKeyedHash } from "../../../adapters/keys/keyed_hash.ts";
import { captchaAnswer } from "../../../domain/captcha/answer.ts";
import { keyedRandom } from "../../../domain/platform/keyed_random.ts";

const hash = createKeyedHash(new Uint8Array(32).fill(1));

Deno.test("captchaAnswer() is six digits, never with both 7 and 8", () => {
  fc.assert(
    fc.property(fc.string(), (id) => {
      const answer = captchaAnswer(hash, id);
      return /^\d{6}$/.test(answer) && !(answer.includes("7") && answer.includes("8"));
    }),
    { numRuns: 2000 },
  );
});

Deno.test("captchaAnswer() is deterministic, and differs for another challenge or key", () => {
  const other = createKeyedHash(new Uint8Array(32).fill(2));
  const ids = Array.from({ length: 50 }, (_, i) => String(i));
  const answers = ids.map((id) => captchaAnswer(hash, id));
  assert.deepEqual(ids.map((id) => captchaAnswer(hash, id)), answers);
  assert.ok(new Set(answers).size > 45);
  assert.notDeepEqual(ids.map((id) => captchaAnswer(other, id)), answers);
});

Deno.test("captchaAnswer() uses every digit", () => {
  const all = Array.from({ length: 300 }, (_, i) => captchaAnswer(hash, String(i))).join("");
  assert.equal(new Set(all).size, 10);
});

Deno.test("keyedRandom() gives the same bytes in any portions", () => {
  const whole = keyedRandom(hash, "captcha", "a").bytes(100);
  const random = keyedRandom(hash, "captcha", "a");
  assert.deepEqual([...random.bytes(1), ...random.bytes(31), ...random.bytes(68)], [...whole]);
  assert.notDeepEqual([...keyedRandom(hash, "captcha", "b").bytes(100)], [...whole]);
  assert.notDeepEqual([...whole.slice(0, 32)], [...whole.slice(32, 64)], "it does not repeat");
});
