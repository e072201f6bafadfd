/** Writes what became of a dossier, and how the person's one list shows it. */
import { type BoxItem, putItem } from "../messages/box.ts";
import { markUnread, setNeedsMe } from "../messages/marks.ts";
import type { PushDevice } from "../push/device/devices.ts";
import { browsersToTell, enqueuePushes } from "../push/device/tell.ts";
import type { Store } from "../platform/store.ts";
import type { Write } from "../platform/commit.ts";
import type { Random } from "../platform/platform.ts";
import type { Found } from "../platform/record.ts";
import type { Changed } from "./change.ts";
import { type Dossier, dossierEntryRecord, newEntryId } from "./dossier.ts";
import { turnOf } from "./state.ts";

/** How the person's list shows it. */
function itemOf({ id, at, service, title, state, trackingNumber, answerBy }: Dossier): BoxItem {
  // A version without the period keeps it in states in which it no longer counts.
  const endsAt = turnOf(state) === "citizen" ? answerBy : undefined;
  return { of: "dossier", id, at, service, title, kind: state, number: trackingNumber, endsAt };
}

/** Everything but who is told: that depends on who acts. */
export function keepChange(
  { random }: { random: Random },
  write: Write,
  kept: Found<Dossier>,
  { dossier, entry }: Changed,
): void {
  const { id, accountId, state, revision } = dossier;
  const line = { ...entry, id: newEntryId(random, revision) };
  write.set(kept, dossier).set(dossierEntryRecord(id, line), line);
  putItem(write, accountId, itemOf(dossier));
  setNeedsMe(write, accountId, id, turnOf(state) === "citizen");
}

/** What `tellCitizen` needs to know beside the dossier. */
export interface Telling {
  /** Of the citizen, which are told. */
  browsers: readonly PushDevice[];
  /** When the agency has acted. */
  at: number;
}

/** Of the dossier's citizen. */
export const citizensBrowsers = async (
  store: Store,
  dossier: Pick<Dossier, "accountId"> | null,
): Promise<readonly PushDevice[]> =>
  dossier === null ? [] : await browsersToTell(store, dossier.accountId, "dossiers");

/** Their agency has done something. */
export function tellCitizen(write: Write, { accountId, id }: Dossier, telling: Telling): void {
  const { browsers, at } = telling;
  markUnread(write, accountId, id);
  enqueuePushes(write, browsers, { accountId, of: "dossiers", at });
}
