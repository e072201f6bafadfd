import assert from "node:assert/strict";
import fc from "fast-check";
import { parseNationalId } from "../../../domain/identity/national_id.ts";

/** The check digit by an independent implementation of the rule. */
function withCheckDigit(nine: string): string {
  let sum = 0;
  for (let i = 0; i < 9; i++) sum += Number(nine[i]) * (10 - i);
  const rest = sum % 11;
  return nine + (rest < 2 ? rest : 11 - rest);
}

const nineDigits = fc.stringMatching(/^\d{9}$/).filter((nine) => !/^(\d)\1{8}$/.test(nine));

Deno.test("parseNationalId() accepts every number with a valid check digit, in any script", () => {
  fc.assert(fc.property(nineDigits, fc.constantFrom(0, 0x06f0, 0x0660), (nine, zero) => {
    const id = withCheckDigit(nine);
    const typed = zero ? id.replace(/\d/g, (d) => String.fromCharCode(zero + Number(d))) : id;
    assert.deepEqual(parseNationalId(typed), { nationalId: id });
  }));
});

Deno.test("parseNationalId() refuses a number in which one digit was mistyped", () => {
  fc.assert(
    fc.property(nineDigits, fc.nat(8), fc.integer({ min: 1, max: 9 }), (nine, at, shift) => {
      const id = withCheckDigit(nine);
      const typo = id.slice(0, at) + (Number(id[at]) + shift) % 10 + id.slice(at + 1);
      const parsed = parseNationalId(typo);
      // Remainders 0 and 1 share their digit with 11 and 10, so a few mistakes are not detectable.
      const isCollision = typo === withCheckDigit(typo.slice(0, 9));
      assert.equal("error" in parsed, !isCollision || /^(\d)\1{9}$/.test(typo));
    }),
  );
});

const REFUSED = [
  ["", "missing"],
  ["   ", "missing"],
  ["012345678", "format"],
  ["00123456790", "long"],
  ["09121234567", "mobile"],
  ["+98 912 123 4567", "mobile"],
  ["۰۹۱۲۱۲۳۴۵۶", "check_digit"],
  ["0000000000", "check_digit"],
  ["1111111111", "check_digit"],
  ["0012345678", "check_digit"],
  ["½0012345679", "letters"],
  ["00123a5679", "letters"],
] as const;

for (const [typed, error] of REFUSED) {
  Deno.test(`parseNationalId() answers ${error} to ${JSON.stringify(typed)}`, () => {
    assert.deepEqual(parseNationalId(typed), { error });
  });
}

Deno.test("parseNationalId() keeps leading zeros and ignores spaces and dashes", () => {
  assert.deepEqual(parseNationalId(" 001-234567-9 "), { nationalId: "0012345679" });
});
