/** All live sessions of one person, for them to see and to end. */
import type { Clock } from "../platform.ts";
import type { Atomic, Store } from "../store.ts";
import { accountSessionsKey, deleteSession, isLive, type Session, sessionKey } from "./session.ts";

export interface ListedSession {
  sessionDigest: string;
  session: Session;
}

/** Newest first. */
export async function listSessions(
  { store, clock }: { store: Store; clock: Clock },
  accountId: string,
): Promise<ListedSession[]> {
  const { entries } = await store.list<string>(accountSessionsKey(accountId), { limit: 500 });
  const digests = entries.map(({ value }) => value);
  const sessions = await store.getMany<Session[]>(digests.map(sessionKey));
  const now = clock.now();
  return digests.flatMap((sessionDigest, i) => {
    const session = sessions[i].value;
    return session && isLive(session, now) ? [{ sessionDigest, session }] : [];
  }).sort((a, b) => b.session.createdAt - a.session.createdAt);
}

/** Ends those of a person's sessions that are meant, as part of `write`. @returns how many */
export async function endSessions(
  deps: { store: Store; clock: Clock },
  write: Atomic,
  { accountId, isMeant = () => true }: {
    accountId: string;
    isMeant?: (session: Session) => boolean;
  },
): Promise<number> {
  const now = deps.clock.now();
  const ending = (await listSessions(deps, accountId)).filter(({ session }) => isMeant(session));
  for (const { sessionDigest, session } of ending) {
    deleteSession(write, { digest: sessionDigest, session, now });
  }
  return ending.length;
}
