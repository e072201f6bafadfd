/** All live sessions of one person, for them to see and to end. */
import type { Clock } from "../platform.ts";
import type { Store } from "../store.ts";
import { accountSessionsKey, isLive, type Session, sessionKey } from "./session.ts";

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
