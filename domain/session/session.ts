/**
 * A signed-in browser (architecture.md "Hosts, cookies, sessions"): 30 minutes idle, 12 hours at most
 * (NIST SP 800-63B-4 §2.2.3 for AAL2). The token lives in the cookie only; the store knows its hash.
 */
import type { AssuranceLevel } from "../identity/account.ts";
import { HOUR, type KeyedHash, MINUTE, newToken, type Random } from "../platform.ts";
import type { Atomic, Entry, Key, Store } from "../store.ts";
import type { Device } from "./device.ts";
import type { Level3Proof } from "./level3.ts";

export interface Session {
  /** Public name, for lists and logs. */
  id: string;
  accountId: string;
  level: AssuranceLevel;
  /** Set with level 3. */
  level3?: Level3Proof;
  /** When the person entered their code. */
  authTime: number;
  createdAt: number;
  lastSeenAt: number;
  /** The latest end, whatever happens. */
  expiresAt: number;
  /** The company that the person acts for; for themselves when absent. */
  actingFor?: { companyId: string; name: string };
  /** Opened by a phone, without a code entered here. */
  via?: "qr";
  /** The browser that it was opened in. */
  device?: Device;
  /** Digest of the known browser that it was opened in. */
  browser?: string;
}

export const IDLE_LIMIT = 30 * MINUTE;
export const ABSOLUTE_LIMIT = 12 * HOUR;
/** How stale `lastSeenAt` may be, so that not every request writes. */
const TOUCH_INTERVAL = MINUTE;

export const sessionKey = (digest: string): Key => ["session", digest];

/** Prefix of all sessions of one account; each record holds the session's digest. */
export const accountSessionsKey = (accountId: string): Key => ["account_session", accountId];

const accountSessionKey = (session: Session): Key => [
  ...accountSessionsKey(session.accountId),
  session.id,
];

/** Adds a new session to a commit; the token belongs in the cookie and nowhere else. */
export function createSession(
  deps: { random: Random; hash: KeyedHash },
  write: Atomic,
  { accountId, level, authTime, now, ...origin }: Pick<Session, "via" | "device" | "browser"> & {
    accountId: string;
    level: AssuranceLevel;
    /** When the person entered their code: a higher level later on does not make the session younger. */
    authTime: number;
    now: number;
  },
): { token: string; session: Session } {
  const token = newToken(deps.random);
  const session: Session = {
    id: deps.random.bytes(8).toHex(),
    accountId,
    level,
    authTime,
    createdAt: now,
    lastSeenAt: now,
    expiresAt: authTime + ABSOLUTE_LIMIT,
    ...origin,
  };
  const digest = deps.hash.digest("session", token);
  write.set(sessionKey(digest), session, { expireIn: IDLE_LIMIT });
  write.set(accountSessionKey(session), digest, { expireIn: ABSOLUTE_LIMIT });
  return { token, session };
}

/**
 * The same session with a change of what it may do, under a new token; the old one is dead (ASVS 5.0 7.2.4).
 * The caller has checked the session's entry in the same commit.
 */
export function renewSession(
  deps: { random: Random; hash: KeyedHash },
  write: Atomic,
  { digest, session, now }: { digest: string; session: Session; now: number },
  changes: Partial<Session>,
): { token: string; session: Session } {
  const token = newToken(deps.random);
  const renewed: Session = { ...session, ...changes, lastSeenAt: now };
  const newDigest = deps.hash.digest("session", token);
  deleteSession(write, { digest, session, now });
  const expireIn = Math.min(IDLE_LIMIT, session.expiresAt - now);
  write.set(sessionKey(newDigest), renewed, { expireIn });
  write.set(accountSessionKey(renewed), newDigest, { expireIn: session.expiresAt - now });
  return { token, session: renewed };
}

export function isLive(session: Session, now: number): boolean {
  return now < session.expiresAt && now < session.lastSeenAt + IDLE_LIMIT;
}

/** The live session behind a digest, or `null`; keeps it alive. */
export async function useSession(
  store: Store,
  digest: string,
  now: number,
): Promise<Session | null> {
  return await keepAlive(store, await store.get<Session>(sessionKey(digest)), now);
}

/** `useSession` of what was read already. */
export async function keepAlive(
  store: Store,
  entry: Entry<Session>,
  now: number,
): Promise<Session | null> {
  const session = entry.value;
  if (!session || !isLive(session, now)) return null;
  if (now < session.lastSeenAt + TOUCH_INTERVAL) return session;
  const touched = { ...session, lastSeenAt: now };
  const expireIn = Math.min(IDLE_LIMIT, session.expiresAt - now);
  // A lost race means that another request touched or ended it: either way ours has nothing to add.
  await store.atomic().check(entry).set(entry.key, touched, { expireIn }).commit();
  return touched;
}

/** Written whenever a session ends before its time; every worker watches it. */
export const REVOCATION_KEY: Key = ["revocation"];

/** Ends the session within a commit, and tells every worker. */
export function deleteSession(
  write: Atomic,
  { digest, session, now }: { digest: string; session: Session; now: number },
): void {
  write.delete(sessionKey(digest)).delete(accountSessionKey(session)).set(REVOCATION_KEY, now);
}
