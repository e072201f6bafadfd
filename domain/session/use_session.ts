/**
 * The only way to read a session: together with its account, which may have ended it. All uses go
 * through here, within a commit (`liveRecords`, `liveIn`) or without one (`readSession`,
 * `useSession`).
 */
import { type Account, accountRecord } from "../identity/account.ts";
import { MINUTE, SECOND } from "../platform/platform.ts";
import { commitTo } from "../platform/commit.ts";
import { type Read, read, type ReadOf } from "../platform/read.ts";
import type { Found } from "../platform/record.ts";
import { type Store, StoreUnavailable } from "../platform/store.ts";
import { epochOf, isRefused } from "./revocation.ts";
import { IDLE_LIMIT, type Session, sessionRecord, writeSession } from "./session.ts";

export interface UsableSession {
  session: Session;
  account: Account;
}

export interface LiveSession extends UsableSession {
  sessionDigest: string;
  /** Digest of the session at the service's host through which this was found. */
  entry?: string;
  /** When that began, in milliseconds. */
  enteredAt?: number;
}

/** Whether the session may be used: the decision behind every use. */
export function isLive(session: Session, account: Account, now: number): boolean {
  if (account.frozen) return false;
  return now < session.expiresAt && now < session.lastSeenAt + IDLE_LIMIT &&
    session.accountId === account.id && session.epoch === epochOf(account) &&
    !isRefused(account, namesOf(session));
}

/** The IDs by which a session can be refused: its own, and those from which it was opened. */
export function namesOf(
  { id, browser, passkey, openedFrom = [] }: Session,
): (string | undefined)[] {
  return [id, browser, passkey, ...openedFrom];
}

/** The records behind a session, to be read together; `liveIn` decides on them. */
export const liveRecords = (digest: string, accountId: string) => ({
  session: sessionRecord(digest),
  account: accountRecord(accountId),
});

export type LiveRecords = ReadOf<ReturnType<typeof liveRecords>>;

/** `null` unless the session may be used. */
export function liveIn(
  { session: { value: session }, account: { value: account } }: LiveRecords,
  now: number,
): UsableSession | null {
  return session && account && isLive(session, account, now) ? { session, account } : null;
}

/**
 * The records behind a digest, in one read if the account is known. `null`: there is no such
 * session.
 */
async function readRecords(
  store: Store,
  { digest, accountId }: { digest: string; accountId?: string },
): Promise<LiveRecords | null> {
  if (accountId !== undefined) return await read(store, liveRecords(digest, accountId));
  return await readLive((wanted) => read(store, wanted), digest);
}

/** The same within a decision, which then depends on them. */
export async function readLive(read: Read, digest: string): Promise<LiveRecords | null> {
  const session = await read(sessionRecord(digest));
  if (!session.value) return null;
  return { session, account: await read(accountRecord(session.value.accountId)) };
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
  return live && { ...live, session: await touch(store, records.session, live.session, now) };
}

/**
 * From this age of `lastSeenAt` on a use writes; not every request does: 500,000 active sessions are
 * then 1,700 commits a second (docs/decisions/0232). With the seconds for which an answer is warm
 * (warm_sessions.ts) a last use is at most five minutes later than the stored one.
 */
const TOUCH_INTERVAL = 5 * MINUTE - 10 * SECOND;

async function touch(
  store: Store,
  found: Found<Session>,
  session: Session,
  now: number,
): Promise<Session> {
  if (now < session.lastSeenAt + TOUCH_INTERVAL) return session;
  const touched = { ...session, lastSeenAt: now };
  const write = commitTo(store).check(found);
  writeSession(write, found, touched, now);
  try {
    // A failed check means that another request touched or ended it, so there is nothing to add.
    await write.commit();
  } catch (error) {
    // A store that can be read but not written (a full disk) must not sign anybody out.
    if (error instanceof StoreUnavailable) return session;
    throw error;
  }
  return touched;
}
