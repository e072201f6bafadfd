/**
 * A signed-in browser (architecture.md "Hosts, cookies, sessions"): 30 minutes idle, 12 hours at most
 * (NIST SP 800-63B-4 §2.2.3 for AAL2). The token lives in the cookie only; the store knows its hash.
 */
import type { AssuranceLevel } from "../identity/account.ts";
import { HOUR, type KeyedHash, MINUTE, newToken, type Random } from "../platform.ts";
import type { Atomic, Key, Store } from "../store.ts";

export interface Session {
  /** Public name, for lists and logs. */
  id: string;
  accountId: string;
  level: AssuranceLevel;
  /** When the person entered their code. */
  authTime: number;
  createdAt: number;
  lastSeenAt: number;
  /** The latest end, whatever happens. */
  expiresAt: number;
}

export const IDLE_LIMIT = 30 * MINUTE;
export const ABSOLUTE_LIMIT = 12 * HOUR;
/** How stale `lastSeenAt` may be, so that not every request writes. */
const TOUCH_INTERVAL = MINUTE;

export const sessionKey = (digest: string): Key => ["session", digest];

/** Sessions of one account; holds the session's digest. */
const accountSessionKey = (session: Session): Key => [
  "account_session",
  session.accountId,
  session.id,
];

/** Adds a new session to a commit; the token belongs in the cookie and nowhere else. */
export function createSession(
  deps: { random: Random; hash: KeyedHash },
  write: Atomic,
  { accountId, level, authTime, now }: {
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
  };
  const digest = deps.hash.digest("session", token);
  write.set(sessionKey(digest), session, { expireIn: IDLE_LIMIT });
  write.set(accountSessionKey(session), digest, { expireIn: ABSOLUTE_LIMIT });
  return { token, session };
}

/** The live session behind a digest, or `null`; keeps it alive. */
export async function useSession(
  store: Store,
  digest: string,
  now: number,
): Promise<Session | null> {
  const entry = await store.get<Session>(sessionKey(digest));
  const session = entry.value;
  if (!session || now >= session.expiresAt || now >= session.lastSeenAt + IDLE_LIMIT) return null;
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
