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
  return withLatinDigits(text).replace(SEPARATORS, "");
}

/**
 * The same of a number that has no letters in it: words before or behind it are left out, as in
 * «موبایل: ۰۹۱۲…» and «۰۹۱۲… (مریم)» (docs/decisions/0272).
 */
export function parseDigits(text: string): string {
  const typed = withLatinDigits(text);
  const [first, last] = [typed.search(/[\d+]/), typed.search(/[\d+][^\d+]*$/)];
  const [before, behind] = [typed.slice(0, first), typed.slice(last + 1)];
  // A letter beside a digit may stand for one: "0912000000l".
  const isApart = first >= 0 && !/\p{L}$/u.test(before) && !/^\p{L}/u.test(behind);
  const isWords = isApart && /^\p{L}*$/u.test((before + behind).replace(SEPARATORS, ""));
  return (isWords ? typed.slice(first, last + 1) : typed).replace(SEPARATORS, "");
}

/** Every number that stands by itself in a text, such as a message that was copied whole. */
export function numbersIn(text: string): string[] {
  return withLatinDigits(text).match(/\d+/g) ?? [];
}

function withLatinDigits(text: string): string {
  return toLatinDigits(plain(withoutInvisible(text)));
}

/**
 * Full-width and other variants of a character become the character (NFKC, UAX 15). One at a time:
 * to put many marks in order would take the square of their number.
 */
function plain(text: string): string {
  return text.replace(/[\u0080-\u{10ffff}]/gu, (char) => char.normalize("NFKC"));
}
