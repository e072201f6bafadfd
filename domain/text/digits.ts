/** Digits as people type and paste them: those of every script are equivalent. */
import { withoutInvisible } from "./invisible.ts";

const DIGIT = /^\p{Nd}$/u;

/** Converts the decimal digits of all scripts to Latin ones and keeps everything else. */
export function toLatinDigits(text: string): string {
  return text.replace(/(?![0-9])\p{Nd}/gu, valueOf);
}

/** Unicode assigns decimal digits in rows from 0 to 9; some rows follow one another. */
function valueOf(digit: string): string {
  const code = digit.codePointAt(0)!;
  let before = 0;
  while (DIGIT.test(String.fromCodePoint(code - before - 1))) before++;
  return String(before % 10);
}

/**
 * What stands between and around the digits of a number that is written for the eye. Of ASCII:
 * spaces, dashes, brackets, quotation marks, dots, slashes, lines. Beyond it: everything but letters
 * and numbers, such as the picture of a telephone, bullets, underlining, and the Persian elongation,
 * which counts as a letter. What replaces unreadable text (U+FFFD) may have been a digit, and U+2044
 * comes from a fraction like ½.
 */
const SEPARATORS = /[\s'"`.,:;/\\|~()[\]{}_-]|[^\0-\x7f\p{L}\p{N}\u2044\ufffd]|\p{Lm}/gu;

/**
 * The value of a number field, in which only letters, digits and symbols count. Every field for a
 * number judges this form; the page keeps showing what was typed.
 */
export function parseNumber(text: string): string {
  return toLatinDigits(plain(withoutInvisible(text))).replace(SEPARATORS, "");
}

/**
 * Full-width and other variants of a character become the character (NFKC, UAX 15). One at a time:
 * to put many marks in order would take the square of their number.
 */
function plain(text: string): string {
  return text.replace(/[\u0080-\u{10ffff}]/gu, (char) => char.normalize("NFKC"));
}
