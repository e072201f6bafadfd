/** Signed assertions, reused while they are fresh. */
import { type Clock, newToken, type Random, SECOND } from "../platform.ts";
import type { Service } from "../registry/service.ts";
import type { FreshAssertion, Visitor } from "./identity.ts";
import { ASSERTION_LIFETIME, type AssertionClaims, assertionClaims } from "./identity_headers.ts";

export interface AssertionSigner {
  /** A compact JWS (RFC 7515 §7.1). */
  sign(claims: AssertionClaims): Promise<string>;
  /** The public keys that verify (RFC 7517 §5): the current one, the next one and those retiring. */
  jwks(): Promise<{ keys: unknown[] }>;
}

export interface Assertions {
  /** A compact JWS that is valid for at least 15 s more. */
  assertionFor(visitor: Visitor, service: Service): Promise<string>;
}

/** An assertion this close to its end is not handed out any more: the upstream must have time to check it. */
const MARGIN = 15 * SECOND;

/** About 1 KB each, for as many as can be warm. When more people come within 45 s, the oldest have theirs signed again. */
const MAX_FRESH = 5_000;

/**
 * Reuses one assertion per session, service and proof of level, because signing costs more than the rest of
 * forwarding. A changed attribute shows once the reused assertion is 45 s old.
 */
export function createAssertionCache(
  { signer, clock, random, issuer }: {
    signer: AssertionSigner;
    clock: Clock;
    random: Random;
    /** Origin of the window. */
    issuer: string;
  },
): Assertions {
  const fresh = new Map<string, FreshAssertion>();
  /** All live equally long, so that the map's order is the order of their ends. */
  function dropStale(now: number) {
    for (const [key, { reusableUntil }] of fresh) {
      if (reusableUntil > now && fresh.size < MAX_FRESH) return;
      fresh.delete(key);
    }
  }

  return {
    assertionFor(visitor, service) {
      const now = clock.now();
      const isReusable = (entry?: FreshAssertion): entry is FreshAssertion =>
        entry?.service === service && entry.reusableUntil > now;
      if (isReusable(visitor.fresh)) return visitor.fresh.assertion;
      const { sessionKey, identity } = visitor;
      const { subject, level, authTime } = identity;
      // None of them holds a space.
      const key = `${sessionKey} ${service.id} ${subject} ${level} ${authTime}`;
      const known = fresh.get(key);
      if (isReusable(known)) {
        visitor.fresh = known;
        return known.assertion;
      }
      dropStale(now);
      fresh.delete(key);

      const issuedAt = Math.floor(now / SECOND);
      const claims = assertionClaims({ identity, service, issuer, issuedAt, id: newToken(random) });
      const entry: FreshAssertion = {
        service,
        assertion: signer.sign(claims),
        reusableUntil: (issuedAt + ASSERTION_LIFETIME) * SECOND - MARGIN,
      };
      fresh.set(key, entry);
      entry.assertion.catch(() => {
        // Not to be handed out again.
        entry.reusableUntil = 0;
        if (fresh.get(key) === entry) fresh.delete(key);
      });
      visitor.fresh = entry;
      return entry.assertion;
    },
  };
}
