import assert from "node:assert/strict";
import {
  parseDocumentKind,
  parseDocumentNumber,
  parseFidaCode,
} from "../../../domain/identity/foreign_id.ts";

Deno.test("parseFidaCode() accepts 10 to 12 digits of any script and keeps leading zeros", () => {
  for (
    const [typed, fidaCode] of [
      ["99910000014", "99910000014"],
      ["  ۹۹۹۱۰۰۰۰۰۱۴ ", "99910000014"],
      ["٩٩٩١٠٠٠٠٠١٤", "99910000014"],
      ["999-1000-0014", "99910000014"],
      ["0012345678", "0012345678"],
      ["001234567890", "001234567890"],
    ]
  ) assert.deepEqual(parseFidaCode(typed), { fidaCode }, typed);
});

Deno.test("parseFidaCode() refuses anything else", () => {
  assert.deepEqual(parseFidaCode("  "), { error: "missing" });
  for (
    const typed of [
      "999100000",
      "9991000000145",
      "9991000001a",
      "99910000014½",
      "+99910000014",
    ]
  ) assert.deepEqual(parseFidaCode(typed), { error: "format" }, typed);
});

Deno.test("parseDocumentKind() knows exactly the three kinds of the guide", () => {
  assert.equal(parseDocumentKind("passport"), "passport");
  assert.equal(parseDocumentKind("naja"), "naja");
  assert.equal(parseDocumentKind("unique"), "unique");
  for (const other of ["", "Passport", "constructor", "national_id"]) {
    assert.equal(parseDocumentKind(other), null, other);
  }
});

Deno.test("parseDocumentNumber() brings a passport to canonical form", () => {
  for (
    const [typed, documentNumber] of [
      ["c4f7k2901", "C4F7K2901"],
      [" C4F7 K2901 ", "C4F7K2901"],
      ["p-۱۲۳۴۵", "P12345"],
      ["12345", "12345"],
    ]
  ) assert.deepEqual(parseDocumentNumber(typed, "passport"), { documentNumber }, typed);
  for (const typed of ["A123", "ABCDEF", "C4F7K29010123", "گ۱۲۳۴۵", "C4F7K2901<", "É12345"]) {
    assert.deepEqual(parseDocumentNumber(typed, "passport"), { error: "format" }, typed);
  }
  assert.deepEqual(parseDocumentNumber("", "passport"), { error: "missing" });
  const longest = "A12345678901";
  assert.deepEqual(parseDocumentNumber(longest, "passport"), { documentNumber: longest });
});

Deno.test("parseDocumentNumber() accepts only digits for the other two kinds", () => {
  for (const kind of ["naja", "unique"] as const) {
    assert.deepEqual(parseDocumentNumber("۹۹۹۰۰۰۰۲۱۳", kind), { documentNumber: "9990000213" });
    for (const documentNumber of ["12345678", "12345678901234"]) {
      assert.deepEqual(parseDocumentNumber(documentNumber, kind), { documentNumber });
    }
    for (const typed of ["C4F7K2901", "1234567", "123456789012345"]) {
      assert.deepEqual(parseDocumentNumber(typed, kind), { error: "format" }, typed);
    }
  }
});
