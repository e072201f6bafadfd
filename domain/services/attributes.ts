/** What a service may learn of a person, and how it is signed. */
export const ATTRIBUTES = [
  "national_id",
  "fida_code",
  "given_name",
  "family_name",
  "father_name",
  "birthdate",
  "phone_number",
  "postal_code",
] as const;
export type Attribute = typeof ATTRIBUTES[number];

/** How assertions of it are signed: RFC 7518 §3.4, or RFC 8037 §3.1 with Ed25519. */
export const ASSERTION_ALGS = ["ES256", "EdDSA"] as const;
export type AssertionAlg = typeof ASSERTION_ALGS[number];

/** What every library verifies. */
export const DEFAULT_ASSERTION_ALG: AssertionAlg = "ES256";
