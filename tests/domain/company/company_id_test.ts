import assert from "node:assert/strict";
import fc from "fast-check";
import { COMPANIES } from "../../../adapters/sandbox/people/companies.ts";
import { parseCompanyId } from "../../../domain/company/company_id.ts";

Deno.test("parseCompanyId() accepts identifiers of registered companies", () => {
  for (const companyId of ["10380284790", "10100302746", "14005893875"]) {
    assert.deepEqual(parseCompanyId(companyId), { companyId });
  }
  for (const { companyId, name } of COMPANIES) {
    assert.deepEqual(parseCompanyId(companyId), { companyId }, name);
  }
});

Deno.test("parseCompanyId() reads Persian and Arabic digits, spaces and dashes (case 28)", () => {
  const companyId = "10380284790";
  for (const typed of ["۱۰۳۸۰۲۸۴۷۹۰", "١٠٣٨٠٢٨٤٧٩٠", " 103-8028-4790 "]) {
    assert.deepEqual(parseCompanyId(typed), { companyId }, typed);
  }
});

Deno.test("parseCompanyId() refuses other lengths, other characters and one digit repeated", () => {
  assert.deepEqual(parseCompanyId(" "), { error: "missing" });
  for (
    const typed of ["1038028479", "103802847900", "1038028479a", "10380284790½", "0012345679"]
  ) {
    assert.deepEqual(parseCompanyId(typed), { error: "format" }, typed);
  }
  for (const digit of "0123456789") {
    assert.deepEqual(parseCompanyId(digit.repeat(11)), { error: "check_digit" }, digit);
  }
});

Deno.test("parseCompanyId() notices a single wrong digit among the first nine", () => {
  const digits = "14005893875";
  // The tenth digit shifts all others, and remainders 0 and 10 share a check digit, so some
  // mistakes are not detectable.
  fc.assert(fc.property(
    fc.integer({ min: 0, max: 8 }),
    fc.integer({ min: 1, max: 9 }),
    (place, by) => {
      const wrong = String((Number(digits[place]) + by) % 10);
      const typed = digits.slice(0, place) + wrong + digits.slice(place + 1);
      assert.deepEqual(parseCompanyId(typed), { error: "check_digit" }, typed);
    },
  ));
});

/** The check digit by an independent implementation of the rule. */
function withCheckDigit(ten: string): string {
  const shift = Number(ten[9]) + 2;
  let sum = 0;
  for (const [i, weight] of [29, 27, 23, 19, 17, 29, 27, 23, 19, 17].entries()) {
    sum += (Number(ten[i]) + shift) * weight;
  }
  const rest = sum % 11;
  return ten + (rest === 10 ? 0 : rest);
}

Deno.test("parseCompanyId() accepts every number with a valid check digit, including remainder ten", () => {
  fc.assert(
    fc.property(fc.stringMatching(/^\d{10}$/), (ten) => {
      const companyId = withCheckDigit(ten);
      fc.pre(!/^(\d)\1{10}$/.test(companyId));
      assert.deepEqual(parseCompanyId(companyId), { companyId });
    }),
    { numRuns: 500 },
  );
});
