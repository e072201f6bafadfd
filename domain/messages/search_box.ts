/** Finds items in a person's list by what it shows of them. */
import type { Seal } from "../platform/platform.ts";
import type { Store } from "../platform/store.ts";
import { containsWords } from "../text/search.ts";
import { type BoxItem, type BoxPage, everyItem, readItems } from "./box.ts";

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
 * A page of what was found, newest first. It goes through the list from its beginning; the cursor
 * names the last item that was shown, and is sealed for its account and its search.
 */
export async function searchBox(
  { store, seal }: { store: Store; seal: Seal },
  accountId: string,
  { cursor, limit = 20, ...search }: BoxSearch,
): Promise<BoxPage> {
  const context = `box_search ${JSON.stringify([search.words, search.service])} ${accountId}`;
  const last = cursor === undefined ? null : seal.open(cursor, context);
  const ids: string[] = [];
  for await (const item of everyItem(store, accountId)) {
    if (last !== null && item.id >= last || !isFound(item, search)) continue;
    ids.push(item.id);
    if (ids.length > limit) break;
  }
  const shown = ids.slice(0, limit);
  return {
    isFirst: last === null,
    items: await readItems(store, accountId, shown),
    next: ids.length > limit ? seal.close(shown.at(-1)!, context) : undefined,
  };
}

function isFound(
  { title, number = "", service }: BoxItem,
  { words, service: wanted, namesOf }: BoxSearch,
): boolean {
  if (wanted !== undefined && service !== wanted) return false;
  return words === undefined || containsWords(`${title} ${number} ${namesOf(service)}`, words);
}
