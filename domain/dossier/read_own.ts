/** The citizen's own dossiers, and what nobody else may see. */
import { unreadRecord } from "../messages/marks.ts";
import type { AuditLog } from "../platform/audit.ts";
import type { Clock } from "../platform/platform.ts";
import { read } from "../platform/read.ts";
import { appendOnce } from "../platform/record_once.ts";
import type { Store } from "../platform/store.ts";
import { type Dossier, dossierRecord } from "./dossier.ts";

/** Which dossier, and whose it must be. */
export interface Own {
  accountId: string;
  id: string;
}

export interface OwnDossier {
  dossier: Dossier;
  /** The agency has done something that the citizen has not seen. */
  isUnread: boolean;
}

/** `null` for an unknown dossier as well as for another person's, after the same reads. */
export async function readOwnDossier(
  { store }: { store: Store },
  { accountId, id }: Own,
): Promise<OwnDossier | null> {
  const { dossier, unread } = await read(store, {
    dossier: dossierRecord(id),
    unread: unreadRecord(accountId, id),
  });
  if (dossier.value?.accountId !== accountId) return null;
  return { dossier: dossier.value, isUnread: unread.value !== null };
}

/** Audits, once an hour, that somebody asked for what is another person's; not what is unknown. */
export async function noteForeignDossier(
  deps: { store: Store; clock: Clock; audit: AuditLog },
  { accountId, id, ...place }: Own & { requestId: string; ip: string },
): Promise<void> {
  const { value } = await read(deps.store, dossierRecord(id));
  if (!value || value.accountId === accountId) return;
  const { service } = value;
  await appendOnce(deps, accountId, {
    at: deps.clock.now(),
    event: "dossier.refused",
    accountId,
    service,
    ...place,
  });
}
