/** What the citizen does with their dossier. The agency is told in the commit of the act. */
import type { AgencyEvent } from "../agency_events/event.ts";
import { appendEvents, readEventLog } from "../agency_events/log.ts";
import { markRead } from "../messages/marks.ts";
import { transact } from "../platform/commit.ts";
import type { Clock, Random } from "../platform/platform.ts";
import type { Read } from "../platform/read.ts";
import type { Store } from "../platform/store.ts";
import { type Changed, isMissing, moved, supplied } from "./change.ts";
import { type Dossier, dossierRecord } from "./dossier.ts";
import { keepChange } from "./keep.ts";
import { type Own, readOwnDossier } from "./read_own.ts";

interface Deps {
  store: Store;
  clock: Clock;
  random: Random;
}

/** The citizen has supplied these missing items. @returns `false` if nothing changed */
export function supplyMissing(deps: Deps, own: Own, items: readonly string[]): Promise<boolean> {
  return act(deps, own, (dossier, at) => {
    const changed = supplied(dossier, items, at);
    if (!changed) return null;
    const now = changed.dossier.missing;
    const done = now.filter((item, i) => !isMissing(item) && isMissing(dossier.missing[i]));
    const data = { items: done.map(({ id }) => id).join(" ") };
    return { changed, told: { type: "dossier.supplied", data } };
  });
}

/** The citizen no longer wants it. @returns `false` if it has gone too far, and nothing changed */
export function withdrawDossier(deps: Deps, own: Own): Promise<boolean> {
  return act(deps, own, (dossier, at) => {
    const changed = moved(dossier, { to: "withdrawn" }, { by: "citizen", at });
    return "refused" in changed ? null : { changed, told: { type: "dossier.withdrawn" } };
  });
}

interface Act {
  changed: Changed;
  told: Pick<AgencyEvent, "type" | "data">;
}

async function act(
  deps: Deps,
  own: Own,
  decide: (dossier: Dossier, at: number) => Act | null,
): Promise<boolean> {
  const known = await readOwnDossier(deps, own);
  if (!known) return false;
  const gather = async (read: Read) => ({
    found: await read(dossierRecord(own.id)),
    log: await readEventLog(read, known.dossier.service),
  });
  return await transact(deps.store, gather, ({ found, log }, write) => {
    const at = deps.clock.now();
    const decided = found.value && decide(found.value, at);
    if (!decided) return false;
    const { changed, told: { type, data } } = decided;
    keepChange(deps, write, found, changed);
    const { agencyRef, state, revision, id } = changed.dossier;
    appendEvents(write, log, [{
      type,
      at,
      subject: id,
      data: { agency_ref: agencyRef, state, revision, ...data },
    }]);
    return true;
  });
}

/** Whether the number alone shows the state: the citizen's choice, of which nobody is told. */
export async function setTrackable(
  { store }: Pick<Deps, "store">,
  own: Own,
  isTrackable: boolean,
): Promise<void> {
  await transact(store, { found: dossierRecord(own.id) }, ({ found }, write) => {
    if (found.value?.accountId !== own.accountId) return;
    write.set(found, { ...found.value, isUntrackable: isTrackable ? undefined : true });
  });
}

/** The citizen has seen what is new in it. */
export async function seeDossier(
  deps: Pick<Deps, "store">,
  { accountId, id }: Own,
): Promise<void> {
  await transact(deps.store, { found: dossierRecord(id) }, ({ found }, write) => {
    if (found.value?.accountId === accountId) markRead(write, accountId, id);
  });
}
