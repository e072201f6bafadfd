/** Finding words in texts of ours, however they are spelt on the keyboard at hand. */
import { toLatinDigits } from "./digits.ts";

/** Marks over and under letters, tatweel, joiners and direction marks: nothing that is read aloud. */
const SILENT =
  /[\u0610-\u061a\u0640\u064b-\u065f\u0670\u200b\u200d-\u200f\u202a-\u202e\u2066-\u2069]/g;

/** Letters that keyboards of the region offer for one and the same. */
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

/** Lower case, Latin digits, one spelling for each letter, single spaces; a half-space is a space. */
export function searchForm(text: string): string {
  return toLatinDigits(text.normalize("NFC").replace(SILENT, ""))
    .replace(/[يىئكةۀأإآؤ]/g, (letter) => SAME[letter])
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

/** Shorter words would be found across the seams of others. */
const LEAST_JOINED = 4;

/** Whether every word of the query stands in the text, at least as a part of a word, in any order. */
export function containsWords(text: string, query: string): boolean {
  const within = searchForm(text);
  // Written together or apart, a compound is found: "کد ملی", "کدملی".
  const joined = within.replaceAll(" ", "");
  return searchForm(query).split(" ").every((word) =>
    within.includes(word) || word.length >= LEAST_JOINED && joined.includes(word)
  );
}
