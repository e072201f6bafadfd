import assert from "node:assert/strict";
import { parsePostalCode } from "../../../domain/identity/postal_code.ts";

for (
  const [typed, expected] of [
    ["1234567890", { postalCode: "1234567890" }],
    [" ۱۲۳۴۵-۶۷۸۹۰ ", { postalCode: "1234567890" }],
    ["9000000000", { postalCode: "9000000000" }],
    ["", { error: "missing" }],
    [" - ", { error: "missing" }],
    ["0123456789", { error: "format" }],
    ["123456789", { error: "format" }],
    ["12345678901", { error: "format" }],
    ["123456789a", { error: "format" }],
  ] as const
) {
  Deno.test(`parsePostalCode() reads ${JSON.stringify(typed)}`, () => {
    assert.deepEqual(parsePostalCode(typed), expected);
  });
}
