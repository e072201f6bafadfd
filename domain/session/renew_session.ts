/** How a session continues under another token, as part of a commit. */
import type { Write } from "../platform/commit.ts";
import { type KeyedHash, newToken, type Random } from "../platform/platform.ts";
import type { ReadOf } from "../platform/read.ts";
import type { Begun } from "./begin_session.ts";
import { type Session, sessionRecord, writeSession } from "./session.ts";
import { sessionListRecord, writeSessionList } from "./session_list.ts";
import { tellWorkers } from "./tell_workers.ts";
import { liveIn, liveRecords } from "./use_session.ts";

/** The records that `renewSession` decides on. */
export const renewalRecords = (digest: string, accountId: string) => ({
  ...liveRecords(digest, accountId),
  list: sessionListRecord(accountId),
});

export type RenewalRecords = ReadOf<ReturnType<typeof renewalRecords>>;

/**
 * The same session with changed rights, under a new token; the old one becomes invalid (ASVS 5.0
 * 7.2.4). `null` if the session has ended.
 */
export function renewSession(
  deps: { random: Random; hash: KeyedHash },
  write: Write,
  records: RenewalRecords,
  now: number,
  changes: Partial<Session>,
): Begun | null {
  const live = liveIn(records, now);
  if (!live) return null;
  const token = newToken(deps.random);
  const digest = deps.hash.digest("session", token);
  const renewed: Session = { ...live.session, ...changes, lastSeenAt: now };
  write.delete(records.session);
  tellWorkers(write, live.account.id, now);
  writeSession(write, sessionRecord(digest), renewed, now);
  const list = (records.list.value ?? []).map((one) =>
    one.id === renewed.id ? { ...one, digest } : one
  );
  writeSessionList(write, records.list, list, now);
  return { token, session: renewed };
}
