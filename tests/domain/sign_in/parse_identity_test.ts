import assert from "node:assert/strict";
import { createJalaliCalendar } from "../../../adapters/runtime/jalaali_calendar.ts";
import { type IdentityErrors, parseIdentity } from "../../../domain/sign_in/parse_identity.ts";
import type { TypedForeigner, TypedIranian } from "../../../domain/journey/transaction.ts";
import { DANIEL, SARA, START } from "../../support/sign_in_world.ts";

const parse = (typed: TypedIranian | TypedForeigner) =>
  parseIdentity(typed, createJalaliCalendar(), START);

/** The errors, without the fields that are valid. */
function errorsOf(typed: TypedIranian | TypedForeigner): IdentityErrors {
  const parsed = parse(typed);
  return "errors" in parsed ? JSON.parse(JSON.stringify(parsed.errors)) : {};
}

Deno.test("parseIdentity(): a valid form identifies the person and the day", () => {
  assert.deepEqual(parse(SARA.typed), {
    who: { kind: "iranian", nationalId: SARA.nationalId },
    birthDate: SARA.birthDate,
  });
  assert.deepEqual(parse(DANIEL.typed), {
    who: {
      kind: "foreign",
      fidaCode: DANIEL.fidaCode,
      documentKind: "passport",
      documentNumber: "C4F7K2901",
    },
    birthDate: { year: 1364, month: 1, day: 1 },
  });
});

for (
  const [changes, errors] of [
    [{ nationalId: "" }, { nationalId: "missing" }],
    [{ nationalId: "123" }, { nationalId: "format" }],
    [{ nationalId: "0012345678" }, { nationalId: "check_digit" }],
    [{ day: "", month: "", year: "" }, { birthDate: { code: "missing" } }],
    [{ day: "32" }, { birthDate: { code: "day" } }],
    [{ year: "1991" }, { birthDate: { code: "gregorian_year", year: 1991, years: [1369, 1370] } }],
    [{ nationalId: "123", year: "1500" }, { nationalId: "format", birthDate: { code: "future" } }],
  ] as [Partial<TypedIranian>, IdentityErrors][]
) {
  Deno.test(`parseIdentity() of an Iranian with ${JSON.stringify(changes)}`, () => {
    assert.deepEqual(errorsOf({ ...SARA.typed, ...changes }), errors);
  });
}

for (
  const [changes, errors] of [
    [{ fidaCode: "" }, { fidaCode: "missing" }],
    [{ fidaCode: "1" }, { fidaCode: "format" }],
    [{ documentKind: "" }, { documentKind: "missing" }],
    [{ documentNumber: "" }, { documentNumber: "missing" }],
    [{ documentNumber: "!" }, { documentNumber: "format" }],
    [{ documentKind: "naja" }, { documentNumber: "format" }],
    // Before its kind is known, a number can only be missing.
    [{ documentKind: "", documentNumber: "!" }, { documentKind: "missing" }],
    [{ documentKind: "", documentNumber: "" }, {
      documentKind: "missing",
      documentNumber: "missing",
    }],
    [{ year: "1700" }, { birthDate: { code: "too_old" } }],
    [{ fidaCode: "1", day: "x" }, { fidaCode: "format", birthDate: { code: "day" } }],
  ] as [Partial<TypedForeigner>, IdentityErrors][]
) {
  Deno.test(`parseIdentity() of a foreign national with ${JSON.stringify(changes)}`, () => {
    assert.deepEqual(errorsOf({ ...DANIEL.typed, ...changes }), errors);
  });
}
