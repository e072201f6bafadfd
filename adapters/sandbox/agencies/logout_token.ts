/** How an agency learns that a session has ended (docs/wires.md "When a session ends"). */
import { jwtVerify } from "jose";
import { z } from "zod";
import type { Clock } from "../../../domain/platform/platform.ts";
import { CLOCK_TOLERANCE, type Keys } from "./keys.ts";

const claims = z.object({
  sub: z.string().min(1),
  sid: z.string().min(1),
  events: z.object({ "http://schemas.openid.net/event/backchannel-logout": z.object({}) }),
  /** It would make the token usable as an ID token. */
  nonce: z.never().optional(),
});

export interface EndedSession {
  sub: string;
  sid: string;
}

/** `null`: not a logout token of the window for this agency, so it is refused. */
export type LogoutTokenReader = (token: string, audience: string) => Promise<EndedSession | null>;

export function createLogoutTokenReader(
  { issuer, keys, clock }: { issuer: string; keys: Keys; clock: Clock },
): LogoutTokenReader {
  return async (token, audience) => {
    try {
      const { payload } = await jwtVerify(token, keys, {
        issuer,
        audience,
        typ: "logout+jwt",
        algorithms: ["ES256"],
        requiredClaims: ["exp", "iat", "jti"],
        clockTolerance: CLOCK_TOLERANCE,
        currentDate: new Date(clock.now()),
      });
      return claims.safeParse(payload).data ?? null;
    } catch {
      return null;
    }
  };
}
