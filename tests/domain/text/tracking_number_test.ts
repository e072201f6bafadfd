/** The number by which a dossier is followed, as people type it. */
import assert from "node:assert/strict";
import fc from "fast-check";
import { newTrackingNumber, parseTrackingNumber } from "../../../domain/text/tracking_number.ts";
import { systemRandom } from "../../../adapters/runtime/system.ts";

const numbers = fc.noShrink(fc.constant(null).map(() => newTrackingNumber(systemRandom)));
const errorOf = (text: string) => {
  const parsed = parseTrackingNumber(text);
  return "error" in parsed ? parsed.error : null;
};

Deno.test("tracking number: thirteen digits, the first not 0, accepted in the digits of any script", () => {
  fc.assert(fc.property(numbers, fc.constantFrom(0x30, 0x06f0, 0x0660, 0xff10), (number, zero) => {
    assert.match(number, /^[1-9]\d{12}$/);
    const typed = number.replace(/\d/g, (digit) => String.fromCharCode(zero + Number(digit)));
    for (const text of [typed, ` ${typed} `, typed.replace(/(.{4})/g, "$1-"), `شماره: ${typed}`]) {
      assert.deepEqual(parseTrackingNumber(text), { trackingNumber: number }, text);
    }
  }));
});

/** Zeros in front change nothing, and the check digit of 572 is 4. */
Deno.test("tracking number: the check digit is that of Damm's table", () => {
  const valid = [..."0123456789"].filter((digit) => errorOf(`000000000572${digit}`) === null);
  assert.deepEqual(valid, ["4"]);
});

Deno.test("tracking number: one wrong digit, or two swapped ones, are found", () => {
  fc.assert(
    fc.property(numbers, fc.nat(12), fc.integer({ min: 1, max: 9 }), (number, at, shift) => {
      const wrong = number.slice(0, at) + (Number(number[at]) + shift) % 10 + number.slice(at + 1);
      assert.equal(errorOf(wrong), "check_digit");
      const next = Math.min(at + 1, 12);
      const swapped = number.slice(0, at) +
        number.slice(at, next + 1).split("").reverse().join("") +
        number.slice(next + 1);
      assert.equal(errorOf(swapped), swapped === number ? null : "check_digit", swapped);
    }),
  );
});

Deno.test("tracking number: what has not thirteen digits is none", () => {
  for (const text of ["", " - ", "12345", "12345678901234", "12345a7890123"]) {
    assert.equal(errorOf(text), "format", text);
  }
});
