/**
 * The sessions of one person, at most twenty: one record, so that each change is one commit with a
 * check (docs/decisions/0113). It may contain ended sessions, which are removed when room is
 * needed.
 */
import type { Account } from "../identity/account.ts";
import type { Clock } from "../platform/platform.ts";
import type { Write } from "../platform/commit.ts";
import { read } from "../platform/read.ts";
import { type Found, record, type Ref } from "../platform/record.ts";
import type { Store } from "../platform/store.ts";
import { ABSOLUTE_LIMIT, type Session, sessionRecord } from "./session.ts";
import { isLive } from "./use_session.ts";

/**
 * Live sessions of one person: more than anybody has browsers, and few enough to review on a page.
 * The oldest makes room for a new one.
 */
export const MAX_SESSIONS = 20;

/** One session; the list is ordered oldest first. */
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

export const sessionListRecord = record<readonly Listed[], [accountId: string]>(
  "account_sessions",
  { about: "the sessions of a person, at most twenty", expireIn: ABSOLUTE_LIMIT },
);

export function writeSessionList(
  write: Write,
  at: Ref<readonly Listed[]>,
  list: readonly Listed[],
  now: number,
): void {
  write.set(at, list, { expireIn: Math.max(...list.map(({ until }) => until)) - now });
}

/** Nothing of them is left, within the commit that deletes their account. */
export function deleteSessions(write: Write, list: Found<readonly Listed[]>): void {
  for (const session of recordsOf(list.value ?? [])) write.delete(session);
  write.delete(list);
}

/** The live ones, newest first. */
export async function listSessions(
  { store, clock }: { store: Store; clock: Clock },
  account: Account,
): Promise<ListedSession[]> {
  const { value: list } = await read(store, sessionListRecord(account.id));
  const sessions = await read(store, recordsOf(list ?? []));
  return liveOf(list ?? [], sessions, account, clock.now())
    .map(({ digest, session }) => ({ sessionDigest: digest, session })).reverse();
}

export const recordsOf = (list: readonly Listed[]) =>
  list.map(({ digest }) => sessionRecord(digest));

/** Those of the list that are live; `sessions` are their records, in the same order. */
export function liveOf(
  list: readonly Listed[],
  sessions: readonly Found<Session>[],
  account: Account,
  now: number,
): (Listed & { session: Session })[] {
  return list.flatMap((listed, i) => {
    const session = sessions[i].value;
    return session && isLive(session, account, now) ? [{ ...listed, session }] : [];
  });
}
