/** Finds items in a person's list by what it shows of them. */
import type { Clock, Seal } from "../platform/platform.ts";
import type { Store } from "../platform/store.ts";
import { hasWords, searchForm } from "../text/search.ts";
import { type BoxPage, readItems } from "./box.ts";
import { type BoxRow, type BoxRows, createBoxRows } from "./box_rows.ts";

export interface BoxSearch {
  /** What was typed, with at least one letter or digit. */
  words?: string;
  /** ID of the service whose items they are. */
  service?: string;
  /** Names of a service, in every language in which people may ask for it. */
  namesOf(service: string): string;
  cursor?: string;
  /** 20 by default. */
  limit?: number;
}

/**
 * A page of what was found, newest first. The cursor names the last item that was shown, and is
 * sealed for its account and its search.
 */
export async function searchBox(
  { store, seal, clock }: { store: Store; seal: Seal; clock: Clock },
  accountId: string,
  { cursor, limit = 20, words, service, namesOf }: BoxSearch,
): Promise<BoxPage> {
  const context = `box_search ${JSON.stringify([words, service])} ${accountId}`;
  const last = cursor === undefined ? null : seal.open(cursor, context);
  const isFound = matching({ words, service, namesOf });
  const ids: string[] = [];
  for (const row of await rowsIn(store, clock).of(accountId)) {
    if (last !== null && row.id >= last || !isFound(row)) continue;
    ids.push(row.id);
    if (ids.length > limit) break;
  }
  const shown = ids.slice(0, limit);
  return {
    isFirst: last === null,
    ...await readItems(store, accountId, shown),
    next: ids.length > limit ? seal.close(shown.at(-1)!, context) : undefined,
  };
}

/** One for each worker's store. */
const rows = new WeakMap<Store, BoxRows>();

function rowsIn(store: Store, clock: Clock): BoxRows {
  const known = rows.get(store) ?? createBoxRows({ store, clock });
  rows.set(store, known);
  return known;
}

function matching({ words, service: wanted, namesOf }: Omit<BoxSearch, "cursor" | "limit">) {
  const asked = words === undefined ? [] : searchForm(words).split(" ");
  const names = new Map<string, string>();
  const nameOf = (service: string): string => {
    const name = names.get(service) ?? searchForm(namesOf(service));
    names.set(service, name);
    return name;
  };
  return ({ service, form }: BoxRow): boolean =>
    (wanted === undefined || service === wanted) &&
    (asked.length === 0 || hasWords(`${form} ${nameOf(service)}`, asked));
}
