/**
 * How a session reaches a service's host: a one-time code from the window, bound to the service and
 * to a secret that the service's host gave this browser before (the `state` of RFC 6749 §10.12), so
 * that nobody can sign somebody else in with their own code.
 */
import { type Clock, type KeyedHash, newToken, type Random, SECOND } from "../platform/platform.ts";
import { commitTo, transact } from "../platform/commit.ts";
import type { Read } from "../platform/read.ts";
import { record } from "../platform/record.ts";
import type { Store } from "../platform/store.ts";
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

export interface Handoffs {
  issue(input: { sessionDigest: string; service: string; state: string }): Promise<string>;
  /**
   * A new service session, or `null` if the code is used, expired or another browser's. `isTold`:
   * the service wants to be told when the session ends.
   */
  redeem(
    input: { code: string; service: string; state: string; isTold?: boolean },
  ): Promise<{ token: string; accountId: string } | null>;
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
        const { handoff, records, entered } = found;
        if (!handoff.value) return null;
        write.delete(handoff);
        const { stateDigest, sessionDigest } = handoff.value;
        const isOurs = handoff.value.service === service &&
          hash.matches(stateDigest, "handoff", state);
        const live = isOurs && records && liveIn(records, clock.now());
        if (!live) return null;
        if (entered) noteEntered(write, entered, { ...live, service, now: clock.now() });
        const token = newToken(random);
        const accountId = live.account.id;
        const digest = hash.digest("session", token);
        write.set(serviceSessionRecord(digest), { sessionDigest, accountId, service });
        return { token, accountId };
      }),
  };
}

/** The code, the session behind it and, if the service is told of its end, where that is noted. */
async function readHandoff(
  read: Read,
  { hash, code, isTold }: { hash: KeyedHash; code: string; isTold: boolean },
) {
  const handoff = await read(handoffRecord(hash, code));
  const records = handoff.value && await readLive(read, handoff.value.sessionDigest);
  const session = isTold ? records?.session.value : undefined;
  const entered = session && await read(enteredServicesRecord(session.accountId, session.id));
  return { handoff, records, entered };
}
