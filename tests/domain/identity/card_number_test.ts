import assert from "node:assert/strict";
import fc from "fast-check";
import { maskCardNumber, parseCardNumber } from "../../../domain/identity/card_number.ts";

/** Made up, with a valid check digit. */
const CARD = "9999999900010064";

Deno.test("parseCardNumber() accepts sixteen digits in any script, with spaces and dashes", () => {
  const persian = CARD.replace(/\d/g, (d) => String.fromCharCode(0x06f0 + Number(d)));
  const arabic = CARD.replace(/\d/g, (d) => String.fromCharCode(0x0660 + Number(d)));
  for (const text of [CARD, persian, arabic, "9999 9999 0001 0064", "9999-9999-0001-0064 "]) {
    assert.deepEqual(parseCardNumber(text), { cardNumber: CARD }, text);
  }
});

Deno.test("parseCardNumber() distinguishes a typing mistake from what is not a card number", () => {
  assert.deepEqual(parseCardNumber("  "), { error: "missing" });
  for (
    const text of ["6037", `${CARD}1`, CARD.slice(1), `0${CARD.slice(1)}`, `x${CARD.slice(1)}`]
  ) {
    assert.deepEqual(parseCardNumber(text), { error: "format" }, text);
  }
  assert.deepEqual(parseCardNumber(`${CARD.slice(0, -1)}5`), { error: "check_digit" });
});

Deno.test("parseCardNumber() notices every single wrong digit", () => {
  fc.assert(
    fc.property(fc.nat(15), fc.integer({ min: 1, max: 8 }), (at, by) => {
      const digits = [...CARD];
      digits[at] = String((Number(digits[at]) + by) % 10);
      return "error" in parseCardNumber(digits.join(""));
    }),
  );
});

Deno.test("maskCardNumber() shows the ends only", () => {
  assert.equal(maskCardNumber(CARD), "9999 **** **** 0064");
});
