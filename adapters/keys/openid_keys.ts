/**
 * The keys of the OpenID provider: other ones than those of assertions, so that no ID token is taken
 * for an assertion (RFC 8725 §3.11).
 */
import type { JWK } from "jose";
import { type Clock, DAY } from "../../domain/platform/platform.ts";
import { record } from "../../domain/platform/record.ts";
import type { Store } from "../../domain/platform/store.ts";
import { createKeyRing, type KeyRing } from "./key_ring.ts";
import type { Ring } from "./rotation.ts";
import type { Algorithm } from "./sealed_key.ts";

export const openidKeysRecord = record<Ring, [alg: Algorithm]>("openid_keys", {
  about: "sealed keys of the OpenID provider, by algorithm: current, next, retiring",
});

/** Of ID tokens and what else sites verify. */
export type SiteAlgorithm = Exclude<Algorithm, "EdDSA">;

export interface OpenIdKeys {
  /** Private keys, the one that signs first for each algorithm. */
  privateKeys(): Promise<JWK[]>;
  /** What verifies now or soon. */
  publicKeys(): Promise<JWK[]>;
  /** The one that signs now. */
  signingKey(alg: SiteAlgorithm): ReturnType<KeyRing["signingKey"]>;
}

/** Clients may keep the key set for a day, and look at it only when they see an unknown key. */
const PUBLISHED_BEFORE = 2 * DAY;
/** An ID token comes back as a hint at the end of a session. */
const GRACE = 2 * DAY;

/** ES256 by default; RS256 for clients that need it. */
export function createOpenIdKeys(
  deps: {
    store: Store;
    clock: Clock;
    sealingKey: Uint8Array<ArrayBuffer>;
    onRotated?: (kid: string) => void;
  },
): OpenIdKeys {
  const ringOf = (alg: Algorithm) =>
    createKeyRing({
      ...deps,
      at: openidKeysRecord(alg),
      alg,
      publishedBefore: PUBLISHED_BEFORE,
      grace: GRACE,
      keepsPrivate: true,
    });
  const rings = { ES256: ringOf("ES256"), RS256: ringOf("RS256") };
  const all = [rings.ES256, rings.RS256];
  return {
    privateKeys: async () => (await Promise.all(all.map((ring) => ring.privateKeys()))).flat(),
    publicKeys: async () => (await Promise.all(all.map((ring) => ring.publicKeys()))).flat(),
    signingKey: (alg) => rings[alg].signingKey(),
  };
}
