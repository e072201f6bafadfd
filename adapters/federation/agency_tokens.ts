/** Access tokens of services that call us (RFC 9068), as our own provider issues them. */
import { createLocalJWKSet, errors, type JWK, jwtVerify } from "jose";
import { z } from "zod";
import type { AgencyTokens } from "../../domain/events/ports.ts";
import type { Clock } from "../../domain/platform/platform.ts";

export interface AgencyTokensOptions {
  /** Public keys of those who may issue them. */
  keys(): Promise<JWK[]>;
  /** Origin of the window. */
  issuer: string;
  /** Origin of the agencies' API. */
  audience: string;
  clock: Clock;
}

/** A token that is bound to a key (RFC 7800) is not for bearers, and has `cnf`. */
const claims = z.object({
  client_id: z.string(),
  sub: z.string(),
  scope: z.string().default(""),
  cnf: z.never().optional(),
});

export function createAgencyTokens(
  { keys, issuer, audience, clock }: AgencyTokensOptions,
): AgencyTokens {
  return {
    async read(token) {
      const set = createLocalJWKSet({ keys: await keys() });
      try {
        const { payload } = await jwtVerify(token, set, {
          issuer,
          audience,
          typ: "at+jwt",
          algorithms: ["ES256"],
          requiredClaims: ["exp", "iat"],
          currentDate: new Date(clock.now()),
        });
        const { data } = claims.safeParse(payload);
        // For the service itself, not for a person at it (RFC 9068 §2.2).
        return data && data.sub === data.client_id
          ? { service: data.client_id, scopes: data.scope.split(" ") }
          : null;
      } catch (error) {
        if (error instanceof errors.JOSEError) return null;
        throw error;
      }
    },
  };
}
