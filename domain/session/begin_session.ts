/** How a session begins, and how it goes on under another identifier: each is part of a commit. */
import type { Account } from "../identity/account.ts";
import { type KeyedHash, newToken, type Random } from "../platform/platform.ts";
import type { Atomic, Entries, Key, Store } from "../platform/store.ts";
import { epochOf } from "./revocation.ts";
import {
  ABSOLUTE_LIMIT,
  deleteSession,
  type Session,
  sessionKey,
  writeSession,
} from "./session.ts";
import {
  type Listed,
  liveOf,
  MAX_SESSIONS,
  sessionListKey,
  writeSessionList,
} from "./session_list.ts";
import { liveIn, liveKeys, type SessionRecords } from "./use_session.ts";

type Origin = Pick<Session, "level" | "authTime" | "via" | "device" | "browser" | "openedFrom">;

export interface Begun {
  /** For the cookie and nothing else. */
  token: string;
  session: Session;
}

/** Adds a new session to a commit, but not to its person's list. */
export function createSession(
  deps: { random: Random; hash: KeyedHash },
  write: Atomic,
  { account, now, ...origin }: Origin & { account: Pick<Account, "id" | "epoch">; now: number },
): Begun {
  const token = newToken(deps.random);
  const session: Session = {
    id: deps.random.bytes(8).toHex(),
    accountId: account.id,
    epoch: epochOf(account),
    createdAt: now,
    lastSeenAt: now,
    // A higher level later on does not make the session younger.
    expiresAt: origin.authTime + ABSOLUTE_LIMIT,
    ...origin,
  };
  writeSession(write, deps.hash.digest("session", token), session, now);
  return { token, session };
}

/**
 * Adds a new session to a commit, in the place of `replaces` (the digest of the one that this browser had). When the
 * person has twenty already, the oldest ends: it is in `displaced`.
 */
export async function beginSession(
  deps: { store: Store; random: Random; hash: KeyedHash },
  write: Atomic,
  { replaces, ...origin }: Origin & { account: Account; now: number; replaces?: string },
): Promise<Begun & { displaced: Session[]; hasReplaced: boolean }> {
  const { account, now } = origin;
  const { key, value, version } = await deps.store.get<Listed[]>(sessionListKey(account.id));
  write.check({ key, version });
  const others = (value ?? []).filter(({ until, digest }) => until > now && digest !== replaces);
  const { kept, displaced } = await makeRoom(deps.store, others, account, now);
  // A cookie outlives its session: workers are told only when there is one to end.
  const hasReplaced = replaces !== undefined &&
    (await deps.store.get(sessionKey(replaces))).value !== null;
  if (hasReplaced) deleteSession(write, replaces, now);
  for (const { digest } of displaced) deleteSession(write, digest, now);
  const { token, session } = createSession(deps, write, origin);
  const listed = {
    id: session.id,
    digest: deps.hash.digest("session", token),
    until: session.expiresAt,
  };
  writeSessionList(write, account.id, [...kept, listed], now);
  return { token, session, displaced: displaced.map(({ session }) => session), hasReplaced };
}

/** For one more in the list. What has idled out is looked for only when the list is full. */
async function makeRoom(store: Store, list: Listed[], account: Account, now: number) {
  if (list.length < MAX_SESSIONS) return { kept: list, displaced: [] };
  const live = await liveOf(store, list, account, now);
  const surplus = Math.max(0, live.length - (MAX_SESSIONS - 1));
  const kept = live.slice(surplus).map(({ id, digest, until }) => ({ id, digest, until }));
  return { kept, displaced: live.slice(0, surplus) };
}

/** What `renewSession` decides on. */
export type RenewalRecords = [...SessionRecords, Listed[]];

export const renewalKeys = (digest: string, accountId: string): [Key, Key, Key] => [
  ...liveKeys(digest, accountId),
  sessionListKey(accountId),
];

/**
 * The same session with a change of what it may do, under a new token; the old one is dead (ASVS 5.0 7.2.4). `null`
 * when it has ended meanwhile.
 */
export function renewSession(
  deps: { random: Random; hash: KeyedHash },
  write: Atomic,
  [session, account, list]: Entries<RenewalRecords>,
  now: number,
  changes: Partial<Session>,
): Begun | null {
  const live = liveIn([session, account], now);
  if (!live) return null;
  const former = String(session.key[1]);
  const token = newToken(deps.random);
  const digest = deps.hash.digest("session", token);
  const renewed: Session = { ...live.session, ...changes, lastSeenAt: now };
  deleteSession(write, former, now);
  writeSession(write, digest, renewed, now);
  writeSessionList(
    write,
    renewed.accountId,
    (list.value ?? []).map((one) => one.digest === former ? { ...one, digest } : one),
    now,
  );
  return { token, session: renewed };
}
