import assert from "node:assert/strict";
import fc from "fast-check";
import { numbersIn, parseDigits, parseNumber, toLatinDigits } from "../../../domain/text/digits.ts";

/** Every character of Unicode that matches. */
function charactersOf(pattern: RegExp): string[] {
  return Array.from({ length: 0x110000 }, (_, code) => code)
    .filter((code) => code < 0xd800 || code > 0xdfff)
    .map((code) => String.fromCodePoint(code))
    .filter((char) => pattern.test(char));
}

const DIGITS = charactersOf(/^\p{Nd}$/u);
const INVISIBLE = charactersOf(/^[\p{Cf}\p{Cc}\p{Default_Ignorable_Code_Point}]$/u);
const SPACES = charactersOf(/^[\p{Z}\t\n\v\f\r\u0085]$/u);
const DASHES = charactersOf(/^[\p{Pd}\u2212\u0640_]$/u);
const MARKS = [
  ..."()[]{}|~`«»‹›“”‘’'\".,:;/\\（）．／－＿",
  // Marks, punctuation, symbols and characters of icon fonts beyond ASCII, but no accent that NFKC
  // joins with a space, and no number in a circle.
  ...charactersOf(/^(?![\0-\x7f\u2044\ufffd])[\p{M}\p{P}\p{S}]$/u)
    .filter((char) => !/[\p{L}\p{N}\u2044+<=>$%&#*@?!^]/u.test(char.normalize("NFKC"))),
  ..."\ue000\uf095\uf8ff",
];

Deno.test("toLatinDigits() converts every digit of either script, and nothing else", () => {
  assert.equal(toLatinDigits("۰۱۲۳۴۵۶۷۸۹"), "0123456789");
  assert.equal(toLatinDigits("٠١٢٣٤٥٦٧٨٩"), "0123456789");
  assert.equal(toLatinDigits("سال ۱۴۰۵ a1"), "سال 1405 a1");
});

Deno.test("toLatinDigits() knows the decimal digits of all scripts", () => {
  assert.equal(toLatinDigits("९१२ ๙๑๒ ９１２ 𝟗𝟏𝟐 𝟵𝟭𝟮"), "912 912 912 912 912");
  // Rows of ten, which Unicode lists in order.
  assert.equal(toLatinDigits(DIGITS.join("")), "0123456789".repeat(DIGITS.length / 10));
});

const between = fc.array(
  fc.oneof(...[INVISIBLE, SPACES, DASHES, MARKS].map((all) => fc.constantFrom(...all))),
  { maxLength: 4 },
).map((all) => all.join(""));

Deno.test("parseNumber() reads digits of any script with anything around them", () => {
  fc.assert(fc.property(
    fc.array(fc.tuple(between, fc.nat(9), fc.nat(DIGITS.length / 10 - 1)), { maxLength: 20 }),
    between,
    (typed, end) => {
      const text = typed.map(([before, value, row]) => before + DIGITS[row * 10 + value]).join("");
      assert.equal(parseNumber(text + end), typed.map(([, value]) => value).join(""));
    },
  ));
});

Deno.test("parseNumber() drops every invisible character, space and dash of Unicode", () => {
  for (const char of [...INVISIBLE, ...SPACES, ...DASHES, ...MARKS]) {
    const name = `U+${char.codePointAt(0)!.toString(16)}`;
    assert.equal(parseNumber(`${char}۱${char}2${char}`), "12", name);
  }
  assert.equal(parseNumber("1\ufe0f\u20e32\ufe0f\u20e3"), "12", "digits as emoji");
  assert.equal(parseNumber("\u28001\ufffc"), "1", "what looks empty");
});

Deno.test("parseNumber() keeps letters and signs, so that the field's own rule refuses them", () => {
  const signs = ["+", "*", "#", "<", ">", "=", "%", "@", "$", "&", "?", "!", "^"];
  for (const kept of ["a", "ب", "一", "\u2044", "\ufffd", ...signs]) {
    assert.equal(parseNumber(`1${kept}2`), `1${kept}2`, JSON.stringify(kept));
  }
  assert.equal(parseNumber("Ａ１２+"), "A12+");
  assert.equal(parseNumber("½"), "1\u20442", "a fraction is no twelve");
});

Deno.test("parseDigits() leaves out words beside the number, not letters that may be digits", () => {
  for (const typed of ["موبایل: ۱۲ ۳", "no. 12-3", "12/3 (مریم)", "کد ملی «123» است", "- 123 -"]) {
    assert.equal(parseDigits(typed), "123", typed);
  }
  assert.equal(parseDigits("tel: +98 12"), "+9812");
  for (
    const kept of ["O123", "123l", "ه123", "12 o 3", "12 3a", "*123#", "a@123", "123@b.ir", "sara"]
  ) {
    assert.equal(parseDigits(kept), parseNumber(kept), kept);
  }
});

Deno.test("numbersIn() lists the numbers of a text", () => {
  assert.deepEqual(numbersIn("رمز: ۱۲۳۴۵\n@localhost #12345, 2"), ["12345", "12345", "2"]);
  assert.deepEqual(numbersIn("sara"), []);
});

Deno.test("parseNumber() is idempotent", () => {
  fc.assert(fc.property(fc.string({ unit: "binary" }), (text) => {
    assert.equal(parseNumber(parseNumber(text)), parseNumber(text));
  }));
});
