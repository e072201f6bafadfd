/** What happened to a dossier, page by page. */
import type { Seal } from "../platform/platform.ts";
import { readPage } from "../platform/read.ts";
import type { Store } from "../platform/store.ts";
import { type DossierEntry, dossierEntryRecord } from "./dossier.ts";

export interface HistoryPage {
  isFirst: boolean;
  /** Newest first. */
  entries: DossierEntry[];
  /** Cursor of the next page; absent on the last one. */
  next?: string;
}

/**
 * Eight lines a page: with more, a fragment of the dossier's page would take more than 2 KB.
 * A cursor is sealed for its dossier: one that was altered, or belongs elsewhere, gives the first page.
 */
export async function readHistory(
  { store, seal }: { store: Store; seal: Seal },
  dossier: string,
  { cursor, limit = 8 }: { cursor?: string; limit?: number } = {},
): Promise<HistoryPage> {
  const context = `dossier_history ${dossier}`;
  const from = cursor === undefined ? null : seal.open(cursor, context);
  const page = await readPage(store, dossierEntryRecord.all(dossier), {
    cursor: from ?? undefined,
    limit,
  });
  return {
    isFirst: from === null,
    entries: page.entries.map(({ value }) => value),
    next: page.cursor && seal.close(page.cursor, context),
  };
}
