/** Full-text search that is independent of keyboard spellings. */
import { toLatinDigits } from "./digits.ts";
import { HALF_SPACE, withoutInvisible } from "./invisible.ts";

/** Diacritics and the elongation: written, but no letters. */
const MARKS = /[\u0610-\u061a\u0640\u064b-\u065f\u0670]/g;

/** Equivalent letters on the region's keyboards. */
const SAME: Record<string, string> = {
  "ي": "ی",
  "ى": "ی",
  "ئ": "ی",
  "ك": "ک",
  "ة": "ه",
  "ۀ": "ه",
  "أ": "ا",
  "إ": "ا",
  "آ": "ا",
  "ؤ": "و",
};

/**
 * Lower case, Latin digits, one spelling for each letter, single spaces; a half-space counts as a
 * space.
 */
export function searchForm(text: string): string {
  return toLatinDigits(withoutInvisible(text, HALF_SPACE).normalize("NFC").replace(MARKS, ""))
    .replace(/[يىئكةۀأإآؤ]/g, (letter) => SAME[letter])
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

/** Longer than any useful search, in characters. */
export const LONGEST_QUERY = 100;

/** The search as it was typed; empty if it has no letter or digit. */
export function typedQuery(query = ""): string {
  const typed = query.slice(0, LONGEST_QUERY).trim();
  return searchForm(typed) === "" ? "" : typed;
}

/** Shorter words would match across word boundaries. */
const LEAST_JOINED = 4;

/** Whether the text contains every word of the query, at least as part of a word, in any order. */
export const containsWords = (text: string, query: string): boolean =>
  hasWords(searchForm(text), searchForm(query).split(" "));

/** The same of what is folded already (`searchForm`). */
export function hasWords(form: string, words: readonly string[]): boolean {
  return words.every((word) => form.includes(word) || isJoined(form, word));
}

/** Finds compounds whether written together or apart: "کد ملی", "کدملی". */
const isJoined = (form: string, word: string): boolean =>
  word.length >= LEAST_JOINED && form.replaceAll(" ", "").includes(word);
