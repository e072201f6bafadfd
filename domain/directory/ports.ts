/** A full-text index of a few hundred documents; built once, then only asked. */
export interface WordIndex {
  /**
   * IDs of the documents that have every word of at least one reading, best first. A word is a list
   * of its forms, one of which suffices; it may be the beginning of a document's word.
   * `mistakes`: a word may differ by one typing mistake.
   */
  find(readings: readonly (readonly string[][])[], options: { mistakes: boolean }): string[];
  /**
   * IDs of those that have as many of the words as any has, with mistakes, best first; none that has
   * less than half of them.
   */
  findMost(words: readonly string[][]): string[];
}

/** Words as `words.ts` makes them, from the most telling to the least. */
export interface WordDocument {
  id: string;
  title: string[];
  /** Neighbours in the title, written together. */
  joined: string[];
  /** Keywords and synonyms. */
  known: string[];
  /** Description and agency. */
  about: string[];
}

/**
 * Builds an index little by little, so that no request waits for all of it; documents that match
 * alike keep the order given.
 */
export type IndexWords = (documents: Iterable<WordDocument>) => Promise<WordIndex>;
