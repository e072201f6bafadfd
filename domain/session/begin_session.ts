/** How a session begins, as part of a commit. */
import type { Account } from "../identity/account.ts";
import { type KeyedHash, newToken, type Random } from "../platform/platform.ts";
import type { Write } from "../platform/commit.ts";
import type { Read } from "../platform/read.ts";
import type { Found } from "../platform/record.ts";
import { epochOf } from "./revocation.ts";
import {
  ABSOLUTE_LIMIT,
  deleteSession,
  type Session,
  sessionRecord,
  writeSession,
} from "./session.ts";
import {
  type Listed,
  liveOf,
  MAX_SESSIONS,
  recordsOf,
  sessionListRecord,
  writeSessionList,
} from "./session_list.ts";

type Origin = Pick<
  Session,
  "level" | "authTime" | "via" | "passkey" | "device" | "place" | "browser" | "openedFrom"
>;

export interface Begun {
  /** For the cookie only. */
  token: string;
  session: Session;
}

/** Adds a new session to a commit, but not to its person's list. */
export function createSession(
  deps: { random: Random; hash: KeyedHash },
  write: Write,
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
  writeSession(write, sessionRecord(deps.hash.digest("session", token)), session, now);
  return { token, session };
}

/** The records that `beginSession` decides on. */
export interface BeginningRecords {
  list: Found<readonly Listed[]>;
  /** The sessions of a full list, in its order; idle ones are looked up only then. */
  listed: readonly Found<Session>[];
  /** Digest of this browser's previous session. */
  replaces?: string;
  replaced?: Found<Session>;
}

export async function readBeginning(
  read: Read,
  { accountId, replaces, now }: { accountId: string; replaces?: string; now: number },
): Promise<BeginningRecords> {
  const { list, replaced } = await read({
    list: sessionListRecord(accountId),
    replaced: replaces === undefined ? undefined : sessionRecord(replaces),
  });
  const others = othersIn(list.value, { replaces, now });
  const listed = others.length < MAX_SESSIONS ? [] : await read(recordsOf(others));
  return { list, listed, replaces, replaced };
}

/**
 * Adds a new session to a commit, in place of this browser's previous one. If the person already
 * has twenty, the oldest ends and is returned as `displaced`.
 */
export function beginSession(
  deps: { random: Random; hash: KeyedHash },
  write: Write,
  { list, listed, replaces, replaced }: BeginningRecords,
  origin: Origin & { account: Account; now: number },
): Begun & { displaced: Session[]; replaced?: Session } {
  const { account, now } = origin;
  const others = othersIn(list.value, { replaces, now });
  const { kept, displaced } = makeRoom(others, listed, account, now);
  // A cookie outlives its session: workers are notified only if there is one to end.
  if (replaced?.value) {
    const { accountId } = replaced.value;
    deleteSession(write, replaced, { accountId, reason: "replaced", now });
  }
  for (const { digest } of displaced) {
    deleteSession(write, sessionRecord(digest), {
      accountId: account.id,
      reason: "too_many",
      now,
    });
  }
  const { token, session } = createSession(deps, write, origin);
  const added = {
    id: session.id,
    digest: deps.hash.digest("session", token),
    until: session.expiresAt,
  };
  writeSessionList(write, list, [...kept, added], now);
  return {
    token,
    session,
    displaced: displaced.map(({ session }) => session),
    replaced: replaced?.value ?? undefined,
  };
}

const othersIn = (
  list: readonly Listed[] | null,
  { replaces, now }: { replaces?: string; now: number },
) => (list ?? []).filter(({ until, digest }) => until > now && digest !== replaces);

/** Makes room for one more in the list. */
function makeRoom(
  list: readonly Listed[],
  sessions: readonly Found<Session>[],
  account: Account,
  now: number,
) {
  if (list.length < MAX_SESSIONS) return { kept: list, displaced: [] };
  const live = liveOf(list, sessions, account, now);
  const surplus = Math.max(0, live.length - (MAX_SESSIONS - 1));
  const kept = live.slice(surplus).map(({ id, digest, until }) => ({ id, digest, until }));
  return { kept, displaced: live.slice(0, surplus) };
}
