/**
 * What lists say, folded for search and kept in memory: the next search of the same person reads
 * only what is new. Titles of letters never change; those of dossiers may, and are found by the new
 * one ten minutes later at most.
 */
import { type Clock, MINUTE } from "../platform/platform.ts";
import { MAX_PAGE, type Store } from "../platform/store.ts";
import { searchForm } from "../text/search.ts";
import { type BoxItem, everyItem } from "./box.ts";

export interface BoxRow {
  id: string;
  at: number;
  service: string;
  /** Title and number (`searchForm`). */
  form: string;
}

interface Kept {
  /** Newest first. */
  rows: BoxRow[];
  /** When all were read. */
  readAt: number;
}

const KEPT_FOR = 10 * MINUTE;
/** Of all people together: some tens of megabytes. */
const MAX_ROWS = 200_000;
/** A machine whose clock is behind adds items below newer ones. */
const BELATED = MINUTE;
/** Read at a time where few are expected. */
const FEW = 50;

export interface BoxRows {
  /** All rows of a person, newest first. */
  of(accountId: string): Promise<readonly BoxRow[]>;
}

export function createBoxRows(
  { store, clock }: { store: Store; clock: Clock },
  maxRows = MAX_ROWS,
): BoxRows {
  /** The last used last. */
  const kept = new Map<string, Kept>();
  let count = 0;

  function forget(accountId: string) {
    count -= kept.get(accountId)?.rows.length ?? 0;
    kept.delete(accountId);
  }

  function keep(accountId: string, one: Kept) {
    forget(accountId);
    kept.set(accountId, one);
    count += one.rows.length;
    for (const oldest of kept.keys()) {
      if (count <= maxRows) break;
      forget(oldest);
    }
  }

  return {
    async of(accountId) {
      const now = clock.now();
      const former = kept.get(accountId);
      const isUsable = former !== undefined && now < former.readAt + KEPT_FOR;
      const rows = isUsable
        ? await withNew(store, accountId, former.rows)
        : await readRows(store, accountId, MAX_PAGE);
      keep(accountId, { rows, readAt: isUsable ? former.readAt : now });
      return rows;
    },
  };
}

async function withNew(store: Store, accountId: string, known: BoxRow[]): Promise<BoxRow[]> {
  const newest = known.at(0)?.at ?? 0;
  const since = newest - BELATED;
  const recent = await readRows(store, accountId, FEW, since);
  const first = known.findIndex(({ at }) => at < since);
  return [...recent, ...first === -1 ? [] : known.slice(first)];
}

/** Down to those before `since`. */
async function readRows(
  store: Store,
  accountId: string,
  pageSize: number,
  since = -Infinity,
): Promise<BoxRow[]> {
  const rows: BoxRow[] = [];
  for await (const item of everyItem(store, accountId, pageSize)) {
    if (item.at < since) break;
    rows.push(rowOf(item));
  }
  return rows;
}

const rowOf = ({ id, at, service, title, number = "" }: BoxItem): BoxRow => ({
  id,
  at,
  service,
  form: searchForm(`${title} ${number}`),
});
