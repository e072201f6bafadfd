/** What a tracking number alone shows: the state, and nothing of whose or which matter it is. */
import { read } from "../platform/read.ts";
import type { Store } from "../platform/store.ts";
import { dossierByNumberRecord, dossierRecord } from "./dossier.ts";
import type { DossierState } from "./state.ts";

/** `null` for an unknown number as well as for one that its citizen has hidden, after the same reads. */
export async function trackedState(
  { store }: { store: Store },
  trackingNumber: string,
): Promise<DossierState | null> {
  const { value: id } = await read(store, dossierByNumberRecord(trackingNumber));
  const { value: dossier } = await read(store, dossierRecord(id ?? ""));
  return dossier && !dossier.isUntrackable ? dossier.state : null;
}
