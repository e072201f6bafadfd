/** Matters that are under way while their person leaves. */
import type { DossierState } from "../dossier/state.ts";
import { type BoxItem, everyItem } from "../messages/box.ts";
import type { Store } from "../platform/store.ts";
import { isUnderWay } from "./erase_items.ts";

/** As many as a store reads well at once. */
const PAGE = 500;

/** The newest, at most `limit`, and whether there are more. */
export async function openDossiers(
  store: Store,
  accountId: string,
  limit: number,
): Promise<{ dossiers: BoxItem[]; hasMore: boolean }> {
  const dossiers: BoxItem[] = [];
  for await (const item of everyItem(store, accountId, PAGE)) {
    if (item.of !== "dossier" || !isUnderWay({ state: item.kind as DossierState })) continue;
    if (dossiers.length === limit) return { dossiers, hasMore: true };
    dossiers.push(item);
  }
  return { dossiers, hasMore: false };
}
