/**
 * How a session reaches a service's host: a one-time code from the sign-in host, bound to the service and to
 * a secret that the service's host gave this browser before (the `state` of RFC 6749 §10.12), so that nobody
 * can sign somebody else in with a code of their own.
 */
import { type Clock, type KeyedHash, newToken, type Random, SECOND } from "../platform/platform.ts";
import { type Key, type Store, transact } from "../platform/store.ts";
import { ABSOLUTE_LIMIT } from "./session.ts";
import { readSession } from "./use_session.ts";

interface HandoffCode {
  sessionDigest: string;
  service: string;
  stateDigest: string;
}

/** The session of one service host; it lives and dies with the window's. */
export interface ServiceSession {
  sessionDigest: string;
  /** The session's, so that both can be read at once. */
  accountId: string;
  service: string;
}

/** RFC 6749 §4.1.2 allows ten minutes; the redirect takes a moment. */
const CODE_LIFETIME = 60 * SECOND;

export const serviceSessionKey = (digest: string): Key => ["service_session", digest];

export interface Handoffs {
  issue(input: { sessionDigest: string; service: string; state: string }): Promise<string>;
  /** A new service session, or `null` when the code is used, late or not this browser's. */
  redeem(
    input: { code: string; service: string; state: string },
  ): Promise<{ token: string; accountId: string } | null>;
}

export function createHandoffs(
  { store, clock, random, hash }: { store: Store; clock: Clock; random: Random; hash: KeyedHash },
): Handoffs {
  const keyOf = (code: string) => ["handoff", hash.digest("handoff", code)];
  return {
    async issue({ sessionDigest, service, state }) {
      const code = newToken(random);
      const record: HandoffCode = {
        sessionDigest,
        service,
        stateDigest: hash.digest("handoff", state),
      };
      await store.atomic().set(keyOf(code), record, { expireIn: CODE_LIFETIME }).commit();
      return code;
    },

    async redeem({ code, service, state }) {
      return await transact<[HandoffCode], { token: string; accountId: string } | null>(
        store,
        [keyOf(code)],
        async ([entry], write) => {
          const record = entry.value;
          if (!record) return null;
          write.delete(entry.key);
          if (record.service !== service || !hash.matches(record.stateDigest, "handoff", state)) {
            return null;
          }
          const { sessionDigest } = record;
          // If it ends at this very moment, what is written here is worth nothing: each use asks for it again.
          const live = await readSession(store, sessionDigest, clock.now());
          if (!live) return null;
          const token = newToken(random);
          const accountId = live.account.id;
          const serviceSession: ServiceSession = { sessionDigest, accountId, service };
          write.set(serviceSessionKey(hash.digest("session", token)), serviceSession, {
            expireIn: ABSOLUTE_LIMIT,
          });
          return { token, accountId };
        },
      );
    },
  };
}
