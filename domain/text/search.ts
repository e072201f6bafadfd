/** Full-text search that is independent of keyboard spellings. */
import { toLatinDigits } from "./digits.ts";
import { HALF_SPACE, withoutInvisible } from "./invisible.ts";

/** Diacritics and the elongation: written, but no letters. */
const MARKS = /[\u0610-\u061a\u0640\u064b-\u065f\u0670]/g;

/** Of old programs and files: letters by their place in the word, and Latin ones of double width. */
const FORMS = /[\ufb50-\ufdff\ufe70-\ufefc\uff00-\uffef]/g;

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
  "ٱ": "ا",
  // Of Urdu, Kurdish, Pashto and Sindhi keyboards.
  "ے": "ی",
  "ې": "ی",
  "ۍ": "ی",
  "ێ": "ی",
  "ڪ": "ک",
  "ہ": "ه",
  "ھ": "ه",
  "ە": "ه",
  "ۂ": "ه",
  "ۃ": "ه",
  "ۆ": "و",
};
const TWINS = new RegExp(`[${Object.keys(SAME).join("")}]`, "g");

/**
 * Lower case, Latin digits, one spelling for each letter, single spaces; a half-space counts as a
 * space.
 */
export function searchForm(text: string): string {
  return toLatinDigits(
    withoutInvisible(text, HALF_SPACE)
      .replace(FORMS, (form) => form.normalize("NFKC"))
      .normalize("NFC").replace(MARKS, ""),
  )
    .replace(TWINS, (letter) => SAME[letter])
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

export interface WithWords<T> {
  found: T[];
  /** None has every word, and these have those that any text has. */
  isNearest: boolean;
}

/**
 * The texts that have every word of the query. If none has, a word that no text has says nothing:
 * people tell what happened in words of their own.
 */
export function withWords<T extends { text: string }>(
  all: readonly T[],
  query: string,
): WithWords<T> {
  const forms = all.map((one) => ({ one, form: searchForm(one.text) }));
  const words = searchForm(query).split(" ");
  const having = (some: readonly string[]) =>
    forms.filter(({ form }) => hasWords(form, some)).map(({ one }) => one);
  const exact = having(words);
  if (exact.length > 0) return { found: exact, isNearest: false };
  const known = words.filter((word) => forms.some(({ form }) => hasWords(form, [word])));
  const nearest = known.length === 0 ? [] : having(known);
  return { found: nearest, isNearest: nearest.length > 0 };
}

/** The same of what is folded already (`searchForm`). */
export function hasWords(form: string, words: readonly string[]): boolean {
  const text = oneSpelling(form);
  return words.every((word) => isIn(text, oneSpelling(word)));
}

const isIn = (form: string, word: string) => form.includes(word) || isJoined(form, word);

/** «مسئول» and «مسؤول», «هیئت», «هیأت» and «هیات»: kept forms have the letters that were written. */
export function oneSpelling(form: string): string {
  return form.replaceAll("یو", "وو").replaceAll("هییت", "هیات").replaceAll("مسیله", "مساله");
}

/** Finds compounds whether written together or apart: "کد ملی", "کدملی". */
const isJoined = (form: string, word: string): boolean =>
  word.length >= LEAST_JOINED && form.replaceAll(" ", "").includes(word);
