/** Lists of applications: by state, turn and words, page by page, the newest first. */
import { type NumberedPage, numberedPage } from "../platform/numbered_page.ts";
import type { Store } from "../platform/store.ts";
import { hasWords, searchForm } from "../text/search.ts";
import type { ListedApplication, ListScope } from "./application.ts";
import { linesOf } from "./lines.ts";
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

export interface ApplicationPage extends NumberedPage<ListedApplication> {
  /** Of all that were found. */
  total: number;
  /** Of all in the scope, whatever is wanted. */
  counts: Partial<Record<ApplicationState, number>>;
}

export async function listApplications(
  store: Store,
  scope: ListScope,
  { state, turn, words = "", page }: Wanted,
): Promise<ApplicationPage> {
  const counts: ApplicationPage["counts"] = {};
  const found: ListedApplication[] = [];
  const wanted = searchForm(words).split(" ");
  for (const { form, value } of await linesOf(store, scope, APPLICATION_STATES)) {
    counts[value.state] = (counts[value.state] ?? 0) + 1;
    const fits = (state === undefined || value.state === state) &&
      (turn === undefined || value.turn === turn) &&
      (words === "" || hasWords(form, wanted));
    if (fits) found.push(value);
  }
  // IDs sort by time.
  found.sort((a, b) => a.id < b.id ? 1 : -1);
  return { ...numberedPage(found, page, PAGE_SIZE), total: found.length, counts };
}

/** How many wait for them. */
export async function countTurn(
  store: Store,
  scope: ListScope,
  turn: ApplicationTurn,
): Promise<number> {
  const states = APPLICATION_STATES.filter((state) => turnIn(state) === turn);
  return (await linesOf(store, scope, states)).length;
}
