/** How a person ends sessions: each way is one commit, whatever their number. */
import { accountKey } from "../identity/account.ts";
import type { Clock } from "../platform/platform.ts";
import { type Atomic, type Store, transact } from "../platform/store.ts";
import { forgetBrowser } from "./known_browser.ts";
import { withSessionsEnded } from "./revocation.ts";
import { deleteSession, sessionKey, tellWorkers } from "./session.ts";
import { type Listed, sessionListKey } from "./session_list.ts";
import { liveIn, liveKeys, type SessionRecords } from "./use_session.ts";

interface EndDeps {
  store: Store;
  clock: Clock;
}

/** Adds to the commit, which does nothing unless it ends something. */
export type Include = (write: Atomic) => void;

export interface AlsoAtSignOut {
  /** Digest of a known browser to be forgotten. */
  browser?: string;
  include?: Include;
}

/** Ends the session with this digest. */
export async function signOut(
  { store, clock }: EndDeps,
  digest: string,
  { browser, include }: AlsoAtSignOut = {},
): Promise<void> {
  await transact(store, [sessionKey(digest)], ([{ value }], write) => {
    if (!value) return;
    deleteSession(write, digest, clock.now());
    if (browser) forgetBrowser(write, browser);
    include?.(write);
  });
}

/** Ends one of the person's sessions by its id. `false`: it is not in their list, or has ended. */
export async function endListed(
  { store, clock }: EndDeps,
  { accountId, id }: { accountId: string; id: string },
  include: Include,
): Promise<boolean> {
  const listKey = sessionListKey(accountId);
  return await transact<[Listed[]], boolean>(store, [listKey], async ([list], write) => {
    // Named by its id: it may go on under another digest at this moment, and then the list has changed.
    const listed = list.value?.find((one) => one.id === id);
    if (!listed) return false;
    const session = await store.get(sessionKey(listed.digest));
    write.check(session);
    if (!session.value) return false;
    deleteSession(write, listed.digest, clock.now());
    include(write);
    return true;
  });
}

/** Ends all sessions of the person who asks for it in this one. `false`: it has ended itself. */
export async function endAll(
  { store, clock }: EndDeps,
  { digest, accountId }: { digest: string; accountId: string },
  include: Include,
): Promise<boolean> {
  return await transact<SessionRecords, boolean>(
    store,
    liveKeys(digest, accountId),
    (records, write) => {
      const now = clock.now();
      const live = liveIn(records, now);
      if (!live) return false;
      write.set(accountKey(accountId), withSessionsEnded(live.account));
      tellWorkers(write, now);
      include(write);
      return true;
    },
  );
}
