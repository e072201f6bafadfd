import assert from "node:assert/strict";
import { CODE_RULES } from "../../../domain/budget/code.ts";
import { createKeyedHash } from "../../../adapters/keys/keyed_hash.ts";
import { createSeal } from "../../../adapters/keys/seal.ts";
import { systemRandom } from "../../../adapters/runtime/system.ts";
import {
  decoyOf,
  isLiveCode,
  issueCode,
  judgeCode,
  parseCode,
} from "../../../domain/journey/one_time_code.ts";

const NOW = 1_000_000_000_000;
const hash = createKeyedHash(new Uint8Array(32).fill(1));
const deps = { random: systemRandom, hash, seal: createSeal(new Uint8Array(32).fill(2)) };

Deno.test("issueCode(): five digits for 120 seconds and three attempts, never readable", () => {
  const { code, record } = issueCode(deps, CODE_RULES, NOW);
  assert.match(code, /^\d{5}$/);
  assert.deepEqual([record.sentAt, record.expiresAt], [NOW, NOW + 120_000]);
  assert.equal(CODE_RULES.tries, 3);
  assert.equal(deps.seal.open(record.sealed!, record.id), code);
  assert.ok(!JSON.stringify({ ...record, sentAt: 0, expiresAt: 0, id: "" }).includes(code));
});

Deno.test("judgeCode() and isLiveCode() are exact to the millisecond and to the attempt", () => {
  const { code, record } = issueCode(deps, CODE_RULES, NOW);
  const verdict = (after: number, wrongTries: number, typed = code) =>
    judgeCode(hash, { ...record, wrongTries }, typed, { now: NOW + after, tries: 3 });
  const live = (after: number, wrongTries: number) =>
    isLiveCode({ ...record, wrongTries }, CODE_RULES, NOW + after);
  assert.deepEqual([verdict(119_999, 2), live(119_999, 2)], ["right", true]);
  assert.deepEqual([verdict(120_000, 2), live(120_000, 2)], ["expired", false]);
  assert.deepEqual([verdict(0, 3), live(0, 3)], ["spent", false]);
  assert.equal(verdict(0, 0, code.replace(/^./, (digit) => String(9 - Number(digit)))), "wrong");
});

Deno.test("judgeCode() accepts no code for a decoy, or of another issue", () => {
  const { code, record } = issueCode(deps, CODE_RULES, NOW);
  const judge = (other: typeof record) => judgeCode(hash, other, code, { now: NOW, tries: 3 });
  assert.equal(judge(decoyOf(record)), "wrong");
  assert.equal(decoyOf(record).sealed, undefined);
  assert.equal(judge({ ...record, id: "another" }), "wrong");
});

for (
  const [typed, code] of [
    ["12345", "12345"],
    [" ۱۲۳ ۴۵ ", "12345"],
    ["١٢-٣٤٥", "12345"],
    [
      "پنجره\nرمز یک‌بارمصرف شما: ۱۲۳۴۵\nاین رمز را به هیچ‌کس نگویید.\n\n@sso.example.ir #12345",
      "12345",
    ],
    ["12345 12345", "12345"],
    ["12345 یا 54321", null],
    ["رمز: 123456", null],
    ["1234", null],
    ["123456", null],
    ["1234a", null],
    ["12.45", null],
    ["", null],
  ] as const
) {
  Deno.test(`parseCode() reads ${JSON.stringify(typed)} as ${code}`, () => {
    assert.equal(parseCode(typed, 5), code);
  });
}
