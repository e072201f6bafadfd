/** Lists of applications: by state, turn and words, page by page, the newest first. */
import { listAll, read } from "../platform/read.ts";
import type { Store } from "../platform/store.ts";
import { hasWords, searchForm } from "../text/search.ts";
import {
  listed,
  type ListedApplication,
  listedApplicationRecord,
  type ListScope,
  listVersionRecord,
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

interface Lines {
  version: string | null;
  /** The newest first. */
  lines: readonly (ListedApplication & { form: string })[];
}

/** What this worker has read last, of the scopes that were asked for last. */
const known = new WeakMap<Store, Map<string, Lines>>();
const MAX_SCOPES = 20;

/** The version is read first: lines that a later change has altered are read again the next time. */
async function linesOf(store: Store, scope: ListScope): Promise<Lines["lines"]> {
  const { version } = await read(store, listVersionRecord(scope));
  const cached = known.get(store) ?? new Map<string, Lines>();
  known.set(store, cached);
  const [name] = listed(scope);
  const found = cached.get(name);
  if (found?.version === version) return found.lines;
  const lines = await Array.fromAsync(listAll(store, listedApplicationRecord.all(name)));
  const next: Lines = {
    version,
    // IDs sort by time.
    lines: lines.map(({ value }) => ({ ...value, form: formOf(value) }))
      .sort((a, b) => a.id < b.id ? 1 : -1),
  };
  cached.delete(name);
  cached.set(name, next);
  const [oldest] = cached.keys();
  if (cached.size > MAX_SCOPES) cached.delete(oldest);
  return next.lines;
}

/** Of all lines of the scope, which a worker reads once after each change (docs/decisions/0343). */
export async function listApplications(
  store: Store,
  scope: ListScope,
  { state, turn, words = "", page }: Wanted,
): Promise<ApplicationPage> {
  const counts: ApplicationPage["counts"] = {};
  const found: ListedApplication[] = [];
  const wanted = searchForm(words).split(" ");
  for (const { form, ...value } of await linesOf(store, scope)) {
    counts[value.state] = (counts[value.state] ?? 0) + 1;
    const fits = (state === undefined || value.state === state) &&
      (turn === undefined || value.turn === turn) &&
      (words === "" || hasWords(form, wanted));
    if (fits) found.push(value);
  }
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
