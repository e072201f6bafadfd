/** Lists of one person, page by page. */
import type { Seal } from "./platform.ts";
import { readPage } from "./read.ts";
import type { Below } from "./record.ts";
import type { Page, Store } from "./store.ts";

export interface SealedPage<T> {
  /** In the order of the keys. */
  values: T[];
  isFirst: boolean;
  /** Cursor of the next page; absent on the last one. */
  next?: string;
}

export interface PageAsked {
  cursor?: string;
  limit?: number;
}

/** Entries of a page. */
const PAGE = 20;

/**
 * A cursor is sealed for its list (`context`, with the account in it): one that was altered, or
 * belongs to another list, gives the first page.
 */
export async function readSealedPage<T>(
  deps: { store: Store; seal: Seal },
  all: Below<T>,
  asked: { context: string } & PageAsked,
): Promise<SealedPage<T>> {
  const { entries, isFirst, next } = await readSealedEntries(deps, all, asked);
  return { values: entries.map(({ value }) => value), isFirst, next };
}

/** The same for who needs the keys too. */
export async function readSealedEntries<T>(
  { store, seal }: { store: Store; seal: Seal },
  all: Below<T>,
  { context, cursor, limit = PAGE }: { context: string } & PageAsked,
): Promise<Omit<SealedPage<T>, "values"> & Pick<Page<T>, "entries">> {
  const from = cursor === undefined ? null : seal.open(cursor, context);
  const page = await readPage(store, all, { cursor: from ?? undefined, limit });
  return {
    entries: page.entries,
    isFirst: from === null,
    next: page.cursor && seal.close(page.cursor, context),
  };
}
