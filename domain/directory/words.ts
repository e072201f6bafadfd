/**
 * The words of a text as the search compares them: one spelling for each letter (text/search.ts),
 * and beside an inflected word its stem, so that «خودروها» finds «خودرو» and the other way round.
 */
import { oneSpelling, searchForm } from "../text/search.ts";

/** Words that say nothing of what is looked for; a half-space makes words of some endings. */
const STOP_WORDS = new Set(
  `از به در برای و را با که تا ی ای ها های هایی هایم ام ات اش ام می من خود
   چطور چگونه چرا چه کجا باید خواهم کنم کنیم بگیرم شده شود است
   the of for and a an my to in on how do does can what where why is i
   ال في على إلى عن أو كيف أين لماذا ما هل أريد`.split(/\s+/).map(searchForm),
);

/** Endings of plural and possession, the longest first, and what a shorter word keeps. */
const ENDINGS: readonly [ending: RegExp, left: number][] = [
  [/(?:هایشان|هایتان|هایم|هایی|های|ها)$/, 3],
  [/(?<=[a-z]{3})s$/, 4],
  [/ء$/, 3],
];

/** The Arabic article. */
const ARTICLE = /^ال/;

/** Every word of a text, in its order. */
export function wordsOf(text: string): string[] {
  const form = oneSpelling(searchForm(text));
  return form === "" ? [] : form.split(" ");
}

/**
 * The words of a query; those that say nothing count only if there are no others, and so does the
 * first letter of a word that is being typed.
 */
export function queryWords(text: string): string[] {
  const words = wordsOf(text);
  const telling = words.filter((word) => word.length > 1 && !STOP_WORDS.has(word));
  return telling.length > 0 ? telling : words;
}

/** The word, and its stem if that differs. */
export function formsOf(word: string): string[] {
  return [...new Set([word, stemOf(word)])];
}

function stemOf(word: string): string {
  const bare = word.length >= 5 ? word.replace(ARTICLE, "") : word;
  for (const [ending, left] of ENDINGS) {
    const stem = bare.replace(ending, "");
    if (stem !== bare && stem.length >= left) return stem;
  }
  return bare;
}

/** Neighbours written together, as some people write compounds: «گواهینامه» for «گواهی نامه». */
export function joinedPairs(words: readonly string[]): string[] {
  return words.slice(1).map((word, i) => words[i] + word);
}

/** Ways to read the words: as they stand, and with two neighbours written together. */
export function readingsOf(words: readonly string[]): string[][] {
  const joined = words.slice(1).map((word, i) => [
    ...words.slice(0, i),
    words[i] + word,
    ...words.slice(i + 2),
  ]);
  return [[...words], ...joined];
}
