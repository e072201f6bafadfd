/**
 * How a session reaches a service's host: a one-time code from the window, bound to the service and
 * to a secret that the service's host gave this browser before (the `state` of RFC 6749 §10.12), so
 * that nobody can sign somebody else in with their own code.
 */
import {
  type Clock,
  HOUR,
  type KeyedHash,
  newToken,
  type Random,
  SECOND,
} from "../platform/platform.ts";
import { commitTo, transact, type Write } from "../platform/commit.ts";
import type { Read } from "../platform/read.ts";
import { type Found, record } from "../platform/record.ts";
import type { Store } from "../platform/store.ts";
import { connectedServiceRecord, noteConnected } from "./connected_services.ts";
import { enteredServicesRecord, noteEntered } from "./entered_services.ts";
import { ABSOLUTE_LIMIT } from "./session.ts";
import { liveIn, readLive } from "./use_session.ts";

interface HandoffCode {
  sessionDigest: string;
  service: string;
  stateDigest: string;
}

/** The session of one service host; it ends with the window's. */
export interface ServiceSession {
  sessionDigest: string;
  /** The account's ID, so that session and account can be read at once. */
  accountId: string;
  service: string;
}

/** RFC 6749 §4.1.2 allows ten minutes; the redirect takes a moment. */
const CODE_LIFETIME = 60 * SECOND;

export const handoffRecord = record<HandoffCode, [hash: KeyedHash, code: string]>("handoff", {
  about: "a session on its way to a service's host, by the hash of a one-time code",
  expireIn: CODE_LIFETIME,
  key: (hash, code) => [hash.digest("handoff", code)],
});

export const serviceSessionRecord = record<ServiceSession, [digest: string]>("service_session", {
  about: "the session behind the cookie of a service's host, by the hash of its token",
  expireIn: ABSOLUTE_LIMIT,
});

/** What one session has of one service. */
interface ServiceEntries {
  /** Digests of its service sessions, the newest last. */
  digests: string[];
  recordedAt: number;
}

export const serviceEntriesRecord = record<ServiceEntries, [sessionId: string, service: string]>(
  "service_entries",
  {
    about: "the service sessions that a session has at one service's host",
    expireIn: ABSOLUTE_LIMIT,
  },
);

/** A browser uses the newest; the others are of tabs that arrived at the same time. */
const ENTRIES_KEPT = 5;

export interface Handoffs {
  issue(input: { sessionDigest: string; service: string; state: string }): Promise<string>;
  /**
   * A new service session, or `null` if the code is used, expired or another browser's. Its first
   * arrival uses a code up, also without a state: somebody who knows that state may read the code
   * in a log. `isTold`: the service wants to be told when the session ends. `isNews`: the entry is
   * to be audited, which is so once an hour for a session and service.
   */
  redeem(
    input: { code: string; service: string; state: string | undefined; isTold?: boolean },
  ): Promise<{ token: string; accountId: string; isNews: boolean } | null>;
}

export function createHandoffs(
  { store, clock, random, hash }: { store: Store; clock: Clock; random: Random; hash: KeyedHash },
): Handoffs {
  return {
    async issue({ sessionDigest, service, state }) {
      const code = newToken(random);
      const handoff = { sessionDigest, service, stateDigest: hash.digest("handoff", state) };
      await commitTo(store).set(handoffRecord(hash, code), handoff).commit();
      return code;
    },

    redeem: ({ code, service, state, isTold = false }) =>
      transact(store, (read) => readHandoff(read, { hash, code, isTold }), (found, write) => {
        const { handoff, records, entered, entries, connected } = found;
        if (!handoff.value) return null;
        write.delete(handoff);
        const { stateDigest, sessionDigest } = handoff.value;
        const isOurs = state !== undefined && handoff.value.service === service &&
          hash.matches(stateDigest, "handoff", state);
        const live = isOurs && records && liveIn(records, clock.now());
        if (!live || !entries || !connected) return null;
        const now = clock.now();
        if (entered) noteEntered(write, entered, { ...live, service, now });
        const token = newToken(random);
        const accountId = live.account.id;
        const digest = hash.digest("session", token);
        write.set(serviceSessionRecord(digest), { sessionDigest, accountId, service });
        noteConnected(write, connected, { accountId, service, now, hash });
        return { token, accountId, isNews: noteEntry(write, entries, { digest, now }) };
      }),
  };
}

/** Ends the oldest service sessions beyond those kept. @returns whether to audit the entry */
function noteEntry(
  write: Write,
  entries: Found<ServiceEntries>,
  { digest, now }: { digest: string; now: number },
): boolean {
  const former = entries.value ?? { digests: [], recordedAt: 0 };
  const digests = [...former.digests, digest];
  for (const old of digests.slice(0, -ENTRIES_KEPT)) write.delete(serviceSessionRecord(old));
  const isNews = now >= former.recordedAt + HOUR;
  const recordedAt = isNews ? now : former.recordedAt;
  write.set(entries, { digests: digests.slice(-ENTRIES_KEPT), recordedAt });
  return isNews;
}

/** The code, the session behind it and, if the service is told of its end, where that is noted. */
async function readHandoff(
  read: Read,
  { hash, code, isTold }: { hash: KeyedHash; code: string; isTold: boolean },
) {
  const handoff = await read(handoffRecord(hash, code));
  const records = handoff.value && await readLive(read, handoff.value.sessionDigest);
  const session = records?.session.value;
  const entered = session && isTold
    ? await read(enteredServicesRecord(session.accountId, session.id))
    : undefined;
  const { service } = handoff.value ?? {};
  const { entries, connected } = session && service !== undefined
    ? await read({
      entries: serviceEntriesRecord(session.id, service),
      connected: connectedServiceRecord(session.accountId, service),
    })
    : {};
  return { handoff, records, entered, entries, connected };
}
