/**
 * The services as citizens look for them. What is computed of a catalogue is kept until there is
 * another one, which is another object (services/catalogue.ts).
 */
import { isOpen, localText, type Service, type Services } from "../services/service.ts";
import type { IndexWords, WordDocument, WordIndex } from "./ports.ts";
import { synonymsOf } from "./synonyms.ts";
import { formsOf, joinedPairs, queryWords, readingsOf, wordsOf } from "./words.ts";

export interface Directory {
  /** Services that people can open, by title in the language. */
  listed(language: string): readonly Service[];
  /** One of them, by ID. */
  find(id: string): Service | undefined;
  /**
   * Those that match what was typed, best first; independent of the spellings of keyboards. If none
   * matches, each word may have one typing mistake. If still none does, those that have most of the
   * words: people write whole sentences. The first search of a catalogue waits for its index.
   */
  search(query: string): Promise<FoundServices>;
}

export interface FoundServices {
  services: readonly Service[];
  /** None has every word as it was typed, and these come nearest to it. */
  isNearest: boolean;
}

export interface DirectoryOptions {
  catalogue: { current(): Services };
  indexWords: IndexWords;
}

/** What was computed of one catalogue. */
interface Computed {
  services: Services;
  listed: Map<string, readonly Service[]>;
  index?: Promise<WordIndex>;
  /** By the first letters of the words in their titles. */
  byLetter?: ReadonlyMap<string, readonly Service[]>;
}

/** Words of a sentence that are looked for one by one, which takes up to a millisecond each. */
const LONGEST_SENTENCE = 12;

export function createDirectory({ catalogue, indexWords }: DirectoryOptions): Directory {
  let computed: Computed | undefined;

  function current(): Computed {
    const services = catalogue.current();
    if (computed?.services !== services) computed = { services, listed: new Map() };
    return computed;
  }

  function listedOf({ services, listed }: Computed, language: string): readonly Service[] {
    const known = listed.get(language);
    if (known) return known;
    const sorted = byTitle([...services.values()].filter(isForPeople), language);
    listed.set(language, sorted);
    return sorted;
  }

  return {
    listed: (language) => listedOf(current(), language),
    find(id) {
      const service = catalogue.current().get(id);
      return service && isForPeople(service) ? service : undefined;
    },
    async search(query) {
      const words = queryWords(query);
      const now = current();
      const all = listedOf(now, "fa");
      if (words.every((word) => word.length === 1)) {
        now.byLetter ??= byLetter(all);
        return { services: now.byLetter.get(words[0]) ?? [], isNearest: false };
      }
      now.index ??= indexWords(all.values().map(documentOf));
      const index = await now.index;
      const readings = readingsOf(words).map((reading) => reading.map(formsOf));
      const servicesOf = (ids: string[]) => ids.map((id) => now.services.get(id)!);
      const exact = index.find(readings, { mistakes: false });
      if (exact.length > 0) return { services: servicesOf(exact), isNearest: false };
      const mistaken = index.find(readings, { mistakes: true });
      const nearest = mistaken.length > 0
        ? mistaken
        : index.findMost(words.slice(0, LONGEST_SENTENCE).map(formsOf));
      return { services: servicesOf(nearest), isNearest: nearest.length > 0 };
    },
  };
}

/** A client of the agency API alone has no address, and who is out of service no visitors. */
export function isForPeople(service: Service): boolean {
  const { upstream, forward_auth, openid } = service;
  return isOpen(service) && (upstream !== undefined || forward_auth !== undefined ||
    Boolean(openid?.redirect_uris.length));
}

function byLetter(services: readonly Service[]): Map<string, Service[]> {
  const pairs = services.flatMap((service) => {
    const words = Object.values(service.title).flatMap(queryWords);
    return [...new Set(words.map(([letter]) => letter))].map((letter) => ({ letter, service }));
  });
  const groups = Map.groupBy(pairs, ({ letter }) => letter).entries();
  return new Map(groups.map(([letter, all]) => [letter, all.map(({ service }) => service)]));
}

/** What a service is found by, in all its languages: people search in their own. */
function documentOf({ id, title, keywords, description, agency }: Service): WordDocument {
  const titles = Object.values(title);
  const named = [...titles, ...keywords];
  const words = indexed(titles);
  const known = [...indexed(keywords), ...indexed(named.flatMap((text) => synonymsOf(text)))];
  return {
    id,
    title: words,
    joined: titles.flatMap((text) => joinedPairs(wordsOf(text))),
    // A word of the title would count twice where another language's word for it is a synonym.
    known: known.filter((word) => !words.includes(word)),
    about: indexed([...Object.values(description ?? {}), ...Object.values(agency ?? {})]),
  };
}

const indexed = (texts: readonly string[]) => texts.flatMap(wordsOf).flatMap(formsOf);

function byTitle(services: readonly Service[], language: string): Service[] {
  const { compare } = new Intl.Collator(language);
  const titled = services.map((service) => ({
    service,
    text: localText(service.title, language).text,
  }));
  return titled.sort((a, b) => compare(a.text, b.text)).map(({ service }) => service);
}
