import assert from "node:assert/strict";
import { parseFirstField } from "../../../domain/identity/first_field.ts";

for (
  const [typed, expected] of [
    ["09121234567", { mobile: "09121234567" }],
    [" +۹۸ ۹۱۲ ۱۲۳ ۴۵۶۷", { mobile: "09121234567" }],
    ["0012345679", { nationalId: "0012345679" }],
    ["۰۰۱-۲۳۴۵۶۷-۹", { nationalId: "0012345679" }],
    ["0012345678", { error: "national_id" }],
    // The forgotten zero; but ten digits that can be a national ID are one.
    ["9121234567", { mobile: "09121234567" }],
    ["\u2068۹۱۲ ۱۲۳ ۴۵۶۷\u2069", { mobile: "09121234567" }],
    ["9121234566", { nationalId: "9121234566" }],
    ["0912123456", { error: "either" }],
    ["1111111111", { error: "national_id" }],
    ["", { error: "missing" }],
    ["  ", { error: "missing" }],
    ["\u200f\u200b", { error: "missing" }],
    ["091212345", { error: "mobile_short" }],
    ["9121234", { error: "mobile_short" }],
    ["+98 912 123 456", { error: "mobile_short" }],
    ["0912 123 45678", { error: "mobile_long" }],
    ["91212345678", { error: "format" }],
    ["912123456789", { error: "mobile_long" }],
    ["+98 912 123 45678", { error: "mobile_long" }],
    ["021 1234 5678", { error: "landline" }],
    ["+98 21 1234 5678", { error: "landline" }],
    ["+93 70 123 4567", { error: "abroad" }],
    ["0093 70 123 4567", { error: "abroad" }],
    ["sara", { error: "letters" }],
    ["sara@example.ir", { error: "letters" }],
    ["12345", { error: "format" }],
    ["12345679", { error: "national_id_short" }],
    ["12-345679-0", { error: "national_id_short" }],
    ["99910000014", { error: "format" }],
    ["10100000000", { error: "format" }],
  ] as const
) {
  Deno.test(`parseFirstField() reads ${JSON.stringify(typed)}`, () => {
    assert.deepEqual(parseFirstField(typed), expected);
  });
}
