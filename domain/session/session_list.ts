/**
 * The sessions of one person, at most twenty: one record, so that each change of it is one commit with a check
 * (docs/decisions/0113). It may still name sessions that have ended; they fall out when the room is needed.
 */
import type { Account } from "../identity/account.ts";
import type { Clock } from "../platform/platform.ts";
import type { Atomic, Key, Store } from "../platform/store.ts";
import { type Session, sessionKey } from "./session.ts";
import { isLive } from "./use_session.ts";

/**
 * Live sessions of one person: more than anybody's browsers, and few enough that the list is a page to look
 * through. The oldest makes room for a new one.
 */
export const MAX_SESSIONS = 20;

/** Of one session; oldest first in the list. */
export interface Listed {
  id: string;
  digest: string;
  /** When it ends at the latest. */
  until: number;
}

export interface ListedSession {
  sessionDigest: string;
  session: Session;
}

export const sessionListKey = (accountId: string): Key => ["account_sessions", accountId];

export function writeSessionList(
  write: Atomic,
  accountId: string,
  list: readonly Listed[],
  now: number,
): void {
  const expireIn = Math.max(...list.map(({ until }) => until)) - now;
  write.set(sessionListKey(accountId), list, { expireIn });
}

/** The live ones, newest first. */
export async function listSessions(
  { store, clock }: { store: Store; clock: Clock },
  account: Account,
): Promise<ListedSession[]> {
  const { value: list } = await store.get<Listed[]>(sessionListKey(account.id));
  return (await liveOf(store, list ?? [], account, clock.now()))
    .map(({ digest, session }) => ({ sessionDigest: digest, session })).reverse();
}

/** Those of the list that are live, with their records. */
export async function liveOf(
  store: Store,
  list: readonly Listed[],
  account: Account,
  now: number,
): Promise<(Listed & { session: Session })[]> {
  const sessions = await store.getMany<Session[]>(list.map(({ digest }) => sessionKey(digest)));
  return list.flatMap((listed, i) => {
    const session = sessions[i].value;
    return session && isLive(session, account, now) ? [{ ...listed, session }] : [];
  });
}
