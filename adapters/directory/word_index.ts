/** `WordIndex` by MiniSearch (https://lucaong.github.io/minisearch/). */
import MiniSearch, { type Query } from "minisearch";
import { isMistakeFor, LEAST_MISTAKEN } from "../../domain/directory/mistakes.ts";
import type { IndexWords, WordDocument } from "../../domain/directory/ports.ts";

/** What a match in each field is worth. */
const WORTH = { title: 6, known: 3, joined: 2, about: 1 };

type Field = keyof typeof WORTH;

const FIELDS = Object.keys(WORTH) as Field[];

/** The beginning of a joined pair is the first word, which is in the title already. */
const BEGUN = FIELDS.filter((field) => field !== "joined");

/** The beginning of a word, and a word with a mistake, are worth this share of the word itself. */
const WEIGHTS = { prefix: 0.6, fuzzy: 0.4 };

/** Documents that are indexed before other work of the worker gets its turn: some milliseconds. */
const AT_ONCE = 20;

export const indexWords: IndexWords = async (documents) => {
  const place = new Map<string, number>();
  const index = new MiniSearch<WordDocument>({
    fields: FIELDS,
    extractField: (document, field) =>
      field === "id" ? document.id : document[field as Field].join(" "),
    tokenize: (text) => text.split(" ").filter(Boolean),
    processTerm: (word) => word,
    searchOptions: { boost: WORTH, weights: WEIGHTS },
  });
  for (const document of documents) {
    place.set(document.id, place.size);
    index.add(document);
    if (place.size % AT_ONCE === 0) await new Promise((resolve) => setTimeout(resolve));
  }

  const bestFirst = (found: { id: string; score: number }[]): string[] =>
    found.sort((a, b) => b.score - a.score || place.get(a.id)! - place.get(b.id)!)
      .map(({ id }) => id);

  return {
    find(readings, { mistakes }) {
      const query = anyOf(
        readings.map((words) => allOf(words.map((forms) => wordQuery(forms, mistakes)))),
      );
      return bestFirst(index.search(query));
    },

    findMost(words) {
      const found = new Map<string, { words: number; score: number }>();
      for (const forms of words) {
        for (const { id, score } of index.search(wordQuery(forms, true))) {
          const before = found.get(id) ?? { words: 0, score: 0 };
          found.set(id, { words: before.words + 1, score: before.score + score });
        }
      }
      const most = Math.max(0, ...found.values().map((one) => one.words));
      if (most * 2 < words.length) return [];
      return bestFirst(
        [...found].map(([id, one]) => ({ id, ...one })).filter((one) => one.words === most),
      );
    },
  };
};

const anyOf = (queries: readonly Query[]) => ({
  combineWith: "OR" as const,
  queries: [...queries],
});
const allOf = (queries: readonly Query[]) => ({
  combineWith: "AND" as const,
  queries: [...queries],
});

function wordQuery(forms: readonly string[], mistakes: boolean): Query {
  const others = mistakes ? forms.flatMap(exchanged) : [];
  return anyOf([
    { ...anyOf(forms), fields: BEGUN, prefix: true },
    { ...anyOf(others), fields: BEGUN, prefix: (word) => word.length > LEAST_MISTAKEN },
    { ...anyOf([...forms, ...others]), fields: ["joined"] },
    ...mistakes ? forms.filter(mayBeMistaken).map(mistaken) : [],
  ]);
}

/** Documents with a word for which this one may be a mistake. */
const mistaken = (word: string): Query => ({
  queries: [word],
  fuzzy: 1,
  boostDocument: (_id, meant) => isMistakeFor(word, meant) ? 1 : 0,
});

/** One letter more, less or another is a mistake; two exchanged ones are `exchanged`. */
const mayBeMistaken = (word: string) => word.length >= LEAST_MISTAKEN && !/\d/.test(word);

/** The word with each two neighbouring letters exchanged. */
function exchanged(word: string): string[] {
  if (!mayBeMistaken(word)) return [];
  return Array.from(
    word.slice(1),
    (letter, i) => word.slice(0, i) + letter + word[i] + word.slice(i + 2),
  );
}
