/**
 * The services as citizens look for them. What is computed of a catalogue is kept until there is
 * another one, which is another object (services/catalogue.ts).
 */
import { localText, type Service, type Services } from "../services/service.ts";
import type { IndexWords, WordDocument, WordIndex } from "./ports.ts";
import { letterOf } from "./browse.ts";
import { synonymsOf } from "./synonyms.ts";
import { formsOf, joinedPairs, queryWords, readingsOf, wordsOf } from "./words.ts";

export interface Directory {
  /** Services that people can open, by title in the language. */
  listed(language: string): readonly Service[];
  /** One of them, by ID. */
  find(id: string): Service | undefined;
  /**
   * Those that match what was typed, best first; independent of the spellings of keyboards. If none
   * matches, each word may have one typing mistake. The first search of a catalogue waits for its
   * index.
   */
  search(query: string): Promise<readonly Service[]>;
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
}

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
      if (words.join("").length < 2) return all.filter((one) => beginsWith(one, words[0]));
      now.index ??= indexWords(all.values().map(documentOf));
      const index = await now.index;
      const readings = readingsOf(words).map((reading) => reading.map(formsOf));
      const exact = index.find(readings, { mistakes: false });
      const ids = exact.length > 0 ? exact : index.find(readings, { mistakes: true });
      return ids.map((id) => now.services.get(id)!);
    },
  };
}

/** A client of the agency API alone has no address. */
export function isForPeople({ upstream, forward_auth, openid }: Service): boolean {
  return upstream !== undefined || forward_auth !== undefined ||
    Boolean(openid?.redirect_uris.length);
}

/** Whether the service stands under this letter in one of its languages. */
function beginsWith({ title }: Service, letter = ""): boolean {
  return Object.keys(title).some((language) =>
    letterOf({ title }, language) === letter.toUpperCase()
  );
}

/** What a service is found by, in all its languages: people search in their own. */
function documentOf({ id, title, keywords, description, agency }: Service): WordDocument {
  const titles = Object.values(title);
  const named = [...titles, ...keywords];
  return {
    id,
    title: indexed(titles),
    joined: titles.flatMap((text) => joinedPairs(wordsOf(text))),
    known: [...indexed(keywords), ...indexed(named.flatMap((text) => synonymsOf(text)))],
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
