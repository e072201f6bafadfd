/** The ways to end sessions: each is one commit, for any number of them. */
import { transact, type Write } from "../platform/commit.ts";
import type { Clock } from "../platform/platform.ts";
import type { Read } from "../platform/read.ts";
import type { Store } from "../platform/store.ts";
import { forgetBrowser } from "./known_browser.ts";
import { withSessionsEnded } from "./revocation.ts";
import { deleteSession, sessionRecord } from "./session.ts";
import { sessionListRecord } from "./session_list.ts";
import { noteSessionsEnded } from "./session_ends.ts";
import { liveIn, liveRecords } from "./use_session.ts";

interface EndDeps {
  store: Store;
  clock: Clock;
}

/** Adds to the commit, which happens only if something ends. */
export type Include = (write: Write) => void;

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
  await transact(store, { session: sessionRecord(digest) }, ({ session }, write) => {
    if (!session.value) return;
    const { accountId } = session.value;
    deleteSession(write, session, { accountId, reason: "signed_out", now: clock.now() });
    if (browser) forgetBrowser(write, browser);
    include?.(write);
  });
}

/** Ends one of the person's sessions by its ID. `false`: it is not in their list, or has ended. */
export async function endListed(
  { store, clock }: EndDeps,
  { accountId, id }: { accountId: string; id: string },
  include: Include,
): Promise<boolean> {
  return await transact(store, readListed, (session, write) => {
    if (!session?.value) return false;
    deleteSession(write, session, { accountId, reason: "signed_out", now: clock.now() });
    include(write);
    return true;
  });

  /** Identified by ID: it may just be moving to another digest, and then the list has changed. */
  async function readListed(read: Read) {
    const list = await read(sessionListRecord(accountId));
    const listed = list.value?.find((one) => one.id === id);
    return listed && await read(sessionRecord(listed.digest));
  }
}

/** Ends all sessions of the person, on request from this one. `false`: this one has ended. */
export async function endAll(
  { store, clock }: EndDeps,
  { digest, accountId }: { digest: string; accountId: string },
  include: Include,
): Promise<boolean> {
  return await transact(store, liveRecords(digest, accountId), (records, write) => {
    const now = clock.now();
    const live = liveIn(records, now);
    if (!live) return false;
    write.set(records.account, withSessionsEnded(live.account));
    noteSessionsEnded(write, { accountId, reason: "signed_out", now });
    include(write);
    return true;
  });
}
