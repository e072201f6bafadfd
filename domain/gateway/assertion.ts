/** Signed assertions, reused while they are fresh. */
import { type Clock, newToken, type Random, SECOND } from "../platform.ts";
import type { Service } from "../registry/service.ts";
import type { Identity } from "./identity.ts";
import { ASSERTION_LIFETIME, type AssertionClaims, assertionClaims } from "./identity_headers.ts";

export interface AssertionSigner {
  /** A compact JWS (RFC 7515 §7.1). */
  sign(claims: AssertionClaims): Promise<string>;
  /** The public keys that verify (RFC 7517 §5): the current one, the next one and those retiring. */
  jwks(): Promise<{ keys: unknown[] }>;
}

export interface Assertions {
  /** A compact JWS that is valid for at least 15 s more. */
  assertionFor(
    request: { sessionKey: string; service: Service; identity: Identity },
  ): Promise<string>;
}

/** An assertion this close to its end is not handed out any more: the upstream must have time to check it. */
const MARGIN = 15 * SECOND;

interface Fresh {
  /** As its rules were: another object has others. */
  service: Service;
  assertion: Promise<string>;
  reusableUntil: number;
}

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
  const fresh = new Map<string, Fresh>();

  /** All live equally long, so that the map's order is the order of their ends. */
  function dropStale(now: number) {
    for (const [key, { reusableUntil }] of fresh) {
      if (reusableUntil > now) return;
      fresh.delete(key);
    }
  }

  return {
    assertionFor({ sessionKey, service, identity }) {
      const now = clock.now();
      const { subject, level, authTime } = identity;
      // None of them holds a space.
      const key = `${sessionKey} ${service.id} ${subject} ${level} ${authTime}`;
      const known = fresh.get(key);
      if (known && known.service === service && known.reusableUntil > now) return known.assertion;
      dropStale(now);
      fresh.delete(key);

      const issuedAt = Math.floor(now / SECOND);
      const claims = assertionClaims({ identity, service, issuer, issuedAt, id: newToken(random) });
      const entry: Fresh = {
        service,
        assertion: signer.sign(claims),
        reusableUntil: (issuedAt + ASSERTION_LIFETIME) * SECOND - MARGIN,
      };
      fresh.set(key, entry);
      entry.assertion.catch(() => fresh.get(key) === entry && fresh.delete(key));
      return entry.assertion;
    },
  };
}
