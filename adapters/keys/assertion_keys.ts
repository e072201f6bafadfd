/** The keys of assertions: a ring for each algorithm that a service may choose. */
import { record } from "../../domain/platform/record.ts";
import type { AssertionAlg } from "../../domain/services/attributes.ts";
import { createKeyRing, type KeyRing, type KeyRingOptions } from "./key_ring.ts";
import type { Ring } from "./rotation.ts";

export const assertionKeysRecord = record<Ring, [alg: AssertionAlg]>("assertion_keys", {
  about: "sealed keys of assertions that are not ES256, by algorithm: current, next, retiring",
});

export type AssertionKeys = Record<AssertionAlg, Pick<KeyRing, "signingKey" | "publicKeys">>;

/**
 * Both rings are published, chosen or not: a service may choose the other algorithm at once. ES256
 * stays at its old place in the store, where older processes read it.
 */
export function createAssertionKeys(
  options: Pick<KeyRingOptions, "store" | "clock" | "sealingKey" | "onRotated">,
): AssertionKeys {
  return {
    ES256: createKeyRing(options),
    EdDSA: createKeyRing({ ...options, at: assertionKeysRecord("EdDSA"), alg: "EdDSA" }),
  };
}
