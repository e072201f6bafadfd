/** What happened to a dossier, page by page. */
import type { Seal } from "../platform/platform.ts";
import { type PageAsked, readSealedPage, type SealedPage } from "../platform/sealed_page.ts";
import type { Store } from "../platform/store.ts";
import { type DossierEntry, dossierEntryRecord } from "./dossier.ts";

/** With more, a fragment of the dossier's page would take more than 2 KB. */
const LINES = 8;

/** Newest first. */
export const readHistory = (
  deps: { store: Store; seal: Seal },
  dossier: string,
  asked: PageAsked = {},
): Promise<SealedPage<DossierEntry>> =>
  readSealedPage(deps, dossierEntryRecord.all(dossier), {
    context: `dossier_history ${dossier}`,
    limit: LINES,
    ...asked,
  });
