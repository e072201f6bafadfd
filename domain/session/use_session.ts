/**
 * The one way to read a session: with its account, which may have ended it. Whoever uses a session comes through
 * here, within a commit (`liveKeys`, `liveIn`) or without one (`readSession`, `useSession`).
 */
import { type Account, accountKey } from "../identity/account.ts";
import { MINUTE } from "../platform/platform.ts";
import type { Entries, Entry, Key, Store } from "../platform/store.ts";
import { epochOf, isRefused } from "./revocation.ts";
import { IDLE_LIMIT, type Session, sessionKey, writeSession } from "./session.ts";

export interface UsableSession {
  session: Session;
  account: Account;
}

/** Whether the session may be used: the decision behind every use. */
export function isLive(session: Session, account: Account, now: number): boolean {
  return now < session.expiresAt && now < session.lastSeenAt + IDLE_LIMIT &&
    session.accountId === account.id && session.epoch === epochOf(account) &&
    !isRefused(account, namesOf(session));
}

/** By which of them a session is refused: its own, and what it was opened from. */
export function namesOf({ id, browser, openedFrom = [] }: Session): (string | undefined)[] {
  return [id, browser, ...openedFrom];
}

/** The records behind a session, to be read together. */
export type SessionRecords = [Session, Account];

/** Where they are, for `transact`; `liveIn` decides on what was read. */
export const liveKeys = (digest: string, accountId: string): [Key, Key] => [
  sessionKey(digest),
  accountKey(accountId),
];

/** `null` unless the session may be used. */
export function liveIn(
  [{ value: session }, { value: account }]: Entries<SessionRecords>,
  now: number,
): UsableSession | null {
  return session && account && isLive(session, account, now) ? { session, account } : null;
}

/** The records behind a digest: at once when the account is known. `null`: there is no such session. */
export async function readRecords(
  store: Store,
  { digest, accountId }: { digest: string; accountId?: string },
): Promise<Entries<SessionRecords> | null> {
  if (accountId !== undefined) {
    return await store.getMany<SessionRecords>(liveKeys(digest, accountId));
  }
  const session = await store.get<Session>(sessionKey(digest));
  if (!session.value) return null;
  return [session, await store.get<Account>(accountKey(session.value.accountId))];
}

/** The live session behind a digest, or `null`; does not keep it alive. */
export async function readSession(
  store: Store,
  digest: string,
  now: number,
): Promise<UsableSession | null> {
  const records = await readRecords(store, { digest });
  return records && liveIn(records, now);
}

/** The live session behind a digest, or `null`; keeps it alive. */
export async function useSession(
  store: Store,
  named: { digest: string; accountId?: string },
  now: number,
): Promise<UsableSession | null> {
  const records = await readRecords(store, named);
  const live = records && liveIn(records, now);
  return live && { ...live, session: await touch(store, records[0], live.session, now) };
}

/** How stale `lastSeenAt` may be, so that not every request writes. */
const TOUCH_INTERVAL = MINUTE;

async function touch(
  store: Store,
  entry: Entry<Session>,
  session: Session,
  now: number,
): Promise<Session> {
  if (now < session.lastSeenAt + TOUCH_INTERVAL) return session;
  const touched = { ...session, lastSeenAt: now };
  const write = store.atomic().check(entry);
  writeSession(write, String(entry.key[1]), touched, now);
  // A lost race means that another request touched or ended it: either way ours has nothing to add.
  await write.commit();
  return touched;
}
