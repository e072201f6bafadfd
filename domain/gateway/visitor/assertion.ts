/** Signed assertions, reused while they are fresh. */
import {
  type Clock,
  newToken,
  type Random,
  renewalWithin,
  SECOND,
} from "../../platform/platform.ts";
import type { AssertionAlg } from "../../services/attributes.ts";
import type { Service } from "../../services/service.ts";
import type { FreshAssertion, Visitor } from "./visitor.ts";
import { ASSERTION_LIFETIME, type AssertionClaims, assertionClaims } from "./identity_headers.ts";

export interface AssertionSigner {
  /** A compact JWS (RFC 7515 §7.1); `DEFAULT_ASSERTION_ALG` unless the service has another. */
  sign(claims: AssertionClaims, alg?: AssertionAlg): Promise<string>;
  /** The public keys for verification (RFC 7517 §5) of each algorithm: current, next and retiring. */
  jwks(): Promise<{ keys: unknown[] }>;
}

export interface Assertions {
  /** A compact JWS that is valid for at least 15 s more. */
  assertionFor(visitor: Visitor, service: Service): Promise<string>;
}

/** An assertion this close to its end is not reused: the upstream needs time to verify it. */
const MARGIN = 15 * SECOND;

/**
 * About 1 KB each. If more people come within 45 s, the oldest assertions are evicted and signed
 * again.
 */
const MAX_FRESH = 5_000;

/**
 * Reuses one assertion per session, service and proof of level, because signing costs more than the
 * rest of forwarding. A changed attribute appears after 45 s at most: from a random moment of its
 * second half on, the next assertion is signed in the background.
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

  /** All have the same lifetime, so the map's order is the order in which they end. */
  function dropStale(now: number) {
    for (const [key, { reusableUntil }] of fresh) {
      if (reusableUntil > now && fresh.size < MAX_FRESH) return;
      fresh.delete(key);
    }
  }

  function sign({ identity }: Visitor, service: Service): FreshAssertion {
    const now = clock.now();
    const issuedAt = Math.floor(now / SECOND);
    const claims = assertionClaims({ identity, service, issuer, issuedAt, id: newToken(random) });
    const reusableUntil = (issuedAt + ASSERTION_LIFETIME) * SECOND - MARGIN;
    return {
      service,
      assertion: signer.sign(claims, service.assertion_alg),
      renewFrom: renewalWithin(random, now, reusableUntil),
      reusableUntil,
    };
  }

  function keep(key: string, visitor: Visitor, entry: FreshAssertion) {
    dropStale(clock.now());
    fresh.delete(key);
    fresh.set(key, entry);
    visitor.fresh = entry;
  }

  /**
   * A failure has no effect yet: the first request after the old assertion becomes unusable will
   * get it.
   */
  function renew(key: string, visitor: Visitor, old: FreshAssertion) {
    old.renewFrom = Infinity;
    const entry = sign(visitor, old.service);
    entry.assertion.then(() => keep(key, visitor, entry), () => {});
  }

  return {
    assertionFor(visitor, service) {
      const now = clock.now();
      const isReusable = (entry?: FreshAssertion): entry is FreshAssertion =>
        entry?.service === service && entry.reusableUntil > now;
      if (isReusable(visitor.fresh) && now < visitor.fresh.renewFrom) {
        return visitor.fresh.assertion;
      }
      const key = keyOf(visitor, service);
      const known = fresh.get(key);
      if (isReusable(known)) {
        visitor.fresh = known;
        if (now >= known.renewFrom) renew(key, visitor, known);
        return known.assertion;
      }

      const entry = sign(visitor, service);
      keep(key, visitor, entry);
      // Not to be reused.
      entry.assertion.catch(() => entry.reusableUntil = 0);
      return entry.assertion;
    },
  };
}

function keyOf({ sessionKey, identity }: Visitor, { id }: Service): string {
  const { subject, level, authTime } = identity;
  // None of them contains a space.
  return `${sessionKey} ${id} ${subject} ${level} ${authTime}`;
}
