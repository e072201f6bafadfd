/**
 * Which words of the catalogue a typed word may have been meant for. One letter in a short word makes
 * another word («زرافه», «زراعه»; «موز», «آموز»), so there only the mistakes count that people make.
 */

/** From so many letters on, one more, less or another leaves the word recognisable. */
const LONG = 6;

/** Shorter words would be mistakes of too many others. */
export const LEAST_MISTAKEN = 3;

/** Neighbours on the Persian and the Latin keyboard. */
const ROWS = ["ضصثقفغعهخحجچ", "شسیبلاتنمکگ", "ظطزرذدپو", "qwertyuiop", "asdfghjkl", "zxcvbnm"];

/** Letters that sound alike, or differ by their dots. */
const ALIKE = [
  ..."زذضظ سصث تط حه قغ اع کق بپتثنی جچحخ دذ رزژ سش صض طظ عغ فق کگ".split(" "),
  ..."aeiouy ckq sz cs vw gj fp".split(" "),
];

const CONFUSED = new Set([
  ...ROWS.flatMap((row) => [...row].slice(1).map((letter, i) => pair(row[i], letter))),
  ...ALIKE.flatMap((set) => [...set].flatMap((one) => [...set].map((other) => pair(one, other)))),
]);

function pair(one: string, other: string): string {
  return one < other ? one + other : other + one;
}

/** Whether `typed` may be `meant`. They differ by one letter more, less or another. */
export function isMistakeFor(typed: string, meant: string): boolean {
  if (meant.length < LEAST_MISTAKEN) return false;
  if (Math.min(typed.length, meant.length) >= LONG) return true;
  const [one, other] = [typed, meant].map((word) => [...word]);
  const at = one.findIndex((letter, i) => letter !== other[i]);
  if (one.length === other.length) return at < 0 || CONFUSED.has(pair(one[at], other[at]));
  return at !== 0;
}
