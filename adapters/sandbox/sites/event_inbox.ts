/** Security events that the window pushes to a site (RFC 8935), verified and kept for its page. */
import { createRemoteJWKSet, customFetch, errors, jwtVerify } from "jose";
import { z } from "zod";
import type { Clock } from "../../../domain/platform/platform.ts";
import { CLOCK_TOLERANCE } from "../agencies/keys.ts";
import type { WindowClient } from "../wires/window_client.ts";

export interface ReceivedEvent {
  at: number;
  /** Last part of the event type's URI. */
  type: string;
  /** All claims of the token. */
  claims: Record<string, unknown>;
}

/** Why a token is refused (RFC 8935 §2.4). */
export type EventError = "invalid_request" | "invalid_key" | "invalid_issuer" | "invalid_audience";

export interface EventInbox {
  /** `null`: taken, or known already. */
  take(token: string): Promise<EventError | null>;
  /** Newest first. */
  all(): readonly ReceivedEvent[];
}

const MOST = 100;

const claims = z.looseObject({
  jti: z.string().min(1),
  events: z.record(z.string(), z.unknown()).refine((events) => Object.keys(events).length === 1),
  // A token with one of them might be taken for an ID token (RFC 8417 §4.7, SSF 1.0 §4.1).
  exp: z.never().optional(),
  sub: z.never().optional(),
});

export function createEventInbox(
  { issuer, audience, client, clock }: {
    issuer: string;
    audience: string;
    client: WindowClient;
    clock: Clock;
  },
): EventInbox {
  const received = new Map<string, ReceivedEvent>();
  let keys: ReturnType<typeof createRemoteJWKSet> | undefined;

  async function keysOf() {
    if (!keys) {
      const answer = await client.fetch(`${issuer}/.well-known/ssf-configuration`, {});
      const { jwks_uri } = await answer.json();
      keys = createRemoteJWKSet(new URL(jwks_uri), { [customFetch]: client.fetch });
    }
    return keys;
  }

  return {
    async take(token) {
      try {
        const { payload } = await jwtVerify(token, await keysOf(), {
          issuer,
          audience,
          typ: "secevent+jwt",
          algorithms: ["ES256"],
          clockTolerance: CLOCK_TOLERANCE,
          currentDate: new Date(clock.now()),
        });
        const { data } = claims.safeParse(payload);
        if (!data) return "invalid_request";
        if (received.has(data.jti)) return null;
        const [uri] = Object.keys(data.events);
        const event = { at: clock.now(), type: uri.split("/").at(-1)!, claims: payload };
        received.set(data.jti, event);
        if (received.size > MOST) received.delete(received.keys().next().value!);
        return null;
      } catch (error) {
        return errorOf(error);
      }
    },
    all: () => [...received.values()].reverse(),
  };
}

function errorOf(error: unknown): EventError {
  if (error instanceof errors.JWTClaimValidationFailed) {
    if (error.claim === "iss") return "invalid_issuer";
    if (error.claim === "aud") return "invalid_audience";
  }
  const isForged = error instanceof errors.JWSSignatureVerificationFailed ||
    error instanceof errors.JWKSNoMatchingKey;
  return isForged ? "invalid_key" : "invalid_request";
}
