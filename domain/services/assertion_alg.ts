/** How assertions for a service are signed: RFC 7518 §3.4, or RFC 8037 §3.1 with Ed25519. */
export const ASSERTION_ALGS = ["ES256", "EdDSA"] as const;

export type AssertionAlg = typeof ASSERTION_ALGS[number];

/** What every library verifies. */
export const DEFAULT_ASSERTION_ALG: AssertionAlg = "ES256";
