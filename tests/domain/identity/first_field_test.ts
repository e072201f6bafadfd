import assert from "node:assert/strict";
import { parseFirstField } from "../../../domain/identity/first_field.ts";

for (
  const [typed, expected] of [
    ["09121234567", { mobile: "09121234567" }],
    [" +۹۸ ۹۱۲ ۱۲۳ ۴۵۶۷", { mobile: "09121234567" }],
    ["0012345679", { nationalId: "0012345679" }],
    ["۰۰۱-۲۳۴۵۶۷-۹", { nationalId: "0012345679" }],
    ["0012345678", { error: "national_id" }],
    ["9121234567", { error: "national_id" }],
    ["", { error: "missing" }],
    ["  ", { error: "missing" }],
    ["091212345", { error: "format" }],
    ["sara", { error: "format" }],
  ] as const
) {
  Deno.test(`parseFirstField() reads ${JSON.stringify(typed)}`, () => {
    assert.deepEqual(parseFirstField(typed), expected);
  });
}
