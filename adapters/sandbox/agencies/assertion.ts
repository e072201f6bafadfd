/**
 * How an agency learns who the visitor is: it verifies `X-Identity-Assertion` against the window's
 * published keys and trusts nothing else. Any agency, in any language, does the same.
 */
import type { Refusal } from "./texts/common.ts";
import { errors, jwtVerify } from "jose";
import { z } from "zod";
import type { Clock } from "../../../domain/platform/platform.ts";
import { ASSERTION_ALGS } from "../../../domain/services/attributes.ts";
import { CLOCK_TOLERANCE, type Keys } from "./keys.ts";

const claims = z.object({
  iss: z.string(),
  aud: z.string(),
  sub: z.string().min(1),
  /** The window's session. */
  sid: z.string().min(1).optional(),
  acr: z.enum(["1", "2", "3"]),
  auth_time: z.number().int(),
  iat: z.number().int(),
  exp: z.number().int(),
  jti: z.string().min(1),
  national_id: z.string().optional(),
  fida_code: z.string().optional(),
  given_name: z.string().optional(),
  family_name: z.string().optional(),
  father_name: z.string().optional(),
  /** "YYYY-MM-DD", Gregorian. */
  birthdate: z.iso.date().optional(),
  /** E.164: "+98912…". */
  phone_number: z.string().optional(),
  postal_code: z.string().optional(),
  /** The company that the person acts for; present together with `act` or not at all. */
  company: z.object({ id: z.string(), name: z.string() }).optional(),
  /** The acting person (RFC 8693 §4.1). */
  act: z.object({ sub: z.string() }).optional(),
});
export type Claims = z.infer<typeof claims>;

export type Reading = { claims: Claims } | { refusal: Refusal };

export type AssertionReader = (header: string | undefined, audience: string) => Promise<Reading>;

export function createAssertionReader(
  { issuer, keys, clock }: { issuer: string; keys: Keys; clock: Clock },
): AssertionReader {
  return async (header, audience) => {
    if (!header) return { refusal: "missing" };
    try {
      const { payload } = await jwtVerify(header, keys, {
        issuer,
        audience,
        typ: "identity-assertion+jwt",
        algorithms: [...ASSERTION_ALGS],
        requiredClaims: ["exp", "iat"],
        clockTolerance: CLOCK_TOLERANCE,
        currentDate: new Date(clock.now()),
      });
      const read = claims.safeParse(payload);
      return read.success ? { claims: read.data } : { refusal: "malformed" };
    } catch (error) {
      return { refusal: refusalOf(error) };
    }
  };
}

function refusalOf(error: unknown): Refusal {
  if (error instanceof errors.JWTExpired) return "expired";
  if (error instanceof errors.JWTClaimValidationFailed) {
    if (error.claim === "iss") return "issuer";
    return error.claim === "aud" ? "audience" : "malformed";
  }
  if (error instanceof errors.JOSEAlgNotAllowed) return "algorithm";
  if (
    error instanceof errors.JWSSignatureVerificationFailed ||
    error instanceof errors.JWKSNoMatchingKey
  ) return "signature";
  if (error instanceof errors.JWSInvalid || error instanceof errors.JWTInvalid) return "malformed";
  return "keys_unavailable";
}
