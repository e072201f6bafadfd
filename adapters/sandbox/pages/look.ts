/** What of the home page is asked for: `?q=` searches, `?open=` unfolds. */
import { containsWords, typedQuery } from "../../../domain/text/search.ts";

export interface Look {
  /** As typed; empty without a search. */
  query: string;
  /** Id of what is unfolded, with the group around it. */
  open?: string;
}

export function lookOf(query: Record<string, string>): Look {
  return { query: typedQuery(query.q), open: query.open };
}

/** Whether the texts anywhere within `value` contain the words of the search. */
export function isFound({ query }: Look, value: unknown): boolean {
  return query === "" || containsWords(textsOf(value).join(" "), query);
}

/** The home page with one of its parts unfolded. */
export const unfolded = (id: string) => `/?open=${id}#${id}`;

function textsOf(value: unknown): string[] {
  if (typeof value === "string") return [value];
  return value && typeof value === "object" ? Object.values(value).flatMap(textsOf) : [];
}
