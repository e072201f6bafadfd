/** Lists of applications: by state, turn and words, page by page, the newest first. */
import { listAll } from "../platform/read.ts";
import type { Store } from "../platform/store.ts";
import { hasWords, searchForm } from "../text/search.ts";
import {
  listed,
  type ListedApplication,
  listedApplicationRecord,
  type ListScope,
} from "./application.ts";
import {
  APPLICATION_STATES,
  type ApplicationState,
  type ApplicationTurn,
  turnIn,
} from "./state.ts";

export interface Wanted {
  /** Empty: any. */
  state?: ApplicationState;
  turn?: ApplicationTurn;
  words?: string;
  /** From 1. */
  page: number;
}

export const PAGE_SIZE = 20;

export interface ApplicationPage {
  items: ListedApplication[];
  /** Of all that were found. */
  total: number;
  pages: number;
  /** The one that is shown: the last if there are fewer. */
  page: number;
  /** Of all in the scope, whatever is wanted. */
  counts: Partial<Record<ApplicationState, number>>;
}

/**
 * Reads the whole scope, whose lines are small: an agency has few applications, and all agencies
 * together some thousand (docs/decisions/0343).
 */
export async function listApplications(
  store: Store,
  scope: ListScope,
  { state, turn, words = "", page }: Wanted,
): Promise<ApplicationPage> {
  const counts: ApplicationPage["counts"] = {};
  const found: ListedApplication[] = [];
  const wanted = searchForm(words).split(" ");
  for await (const { value } of listAll(store, listedApplicationRecord.all(...listed(scope)))) {
    counts[value.state] = (counts[value.state] ?? 0) + 1;
    const fits = (state === undefined || value.state === state) &&
      (turn === undefined || value.turn === turn) &&
      (words === "" || hasWords(formOf(value), wanted));
    if (fits) found.push(value);
  }
  // IDs sort by time.
  found.sort((a, b) => a.id < b.id ? 1 : -1);
  const pages = Math.max(1, Math.ceil(found.length / PAGE_SIZE));
  const shown = Math.min(Math.max(1, page), pages);
  const items = found.slice((shown - 1) * PAGE_SIZE, shown * PAGE_SIZE);
  return { items, total: found.length, pages, page: shown, counts };
}

const formOf = ({ number, title }: ListedApplication): string =>
  searchForm(`${number} ${Object.values(title ?? {}).join(" ")}`);

/** How many wait for the agency. */
export async function countTurn(
  store: Store,
  scope: ListScope,
  turn: ApplicationTurn,
): Promise<number> {
  let count = 0;
  for (const state of APPLICATION_STATES.filter((state) => turnIn(state) === turn)) {
    const below = listedApplicationRecord.all(...listed(scope), state);
    for await (const _ of listAll(store, below)) count++;
  }
  return count;
}
