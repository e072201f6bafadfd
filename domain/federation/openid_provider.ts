/**
 * The port of the OpenID provider (OpenID Connect Core 1.0): what sites that are not behind the
 * gateway get instead of headers. The protocol is the adapter's; who is there, and whether that is
 * enough for a site, is decided here and in the window.
 */

import { SECOND } from "../platform/platform.ts";
import type { Hint } from "./logout_request.ts";
import type { Service } from "../services/service.ts";
import type { Closure } from "../services/standing.ts";
import type { LiveSession } from "../session/use_session.ts";

/** A request for authorization that waits for the person. */
export interface AuthorizationRequest {
  service: Service;
  /** The address of the site to which the person returns. */
  redirectUri: string;
  /** What the site asks of the sign-in, beyond the service's own rules. */
  asked: AskedProof;
  /** The attributes that the site asks for, among those released to it. */
  attributes: readonly Service["attributes"][number][];
  /** The site wants the person to be asked for their consent again (`prompt=consent`). */
  isConsentWanted: boolean;
}

export interface AskedProof {
  /** `acr_values` (RFC 9470). */
  level?: 1 | 2 | 3;
  /** Seconds since the epoch: an earlier proof is too old (`max_age`, `prompt=login`). */
  since?: number;
}

/** The person's answer. */
export type Decision = { agreed: true } | { agreed: false };

export interface OpenIdProvider {
  /** Answers a request to one of the provider's own paths. `live`: who is there, for authorization. */
  answer(request: Request, live?: LiveSession | null): Promise<Response>;
  /** The request that waits under this ID in this browser; `null` if there is none any more. */
  waiting(request: Request, uid: string): Promise<AuthorizationRequest | null>;
  /** Whose session an ID token of ours tells of; `null` if it is not ours. It may have expired. */
  readHint(idToken: string): Promise<Hint | null>;
  /** Ends the waiting; returns the URL at which the provider goes on. `null` as above. */
  decide(request: Request, uid: string, decision: Decision): Promise<string | null>;
}

/** The service with the proof that a site asks for: never less than the service itself needs. */
export function rulesFor(service: Service, { level = 1, since }: AskedProof, now: number): Service {
  // Whole seconds, as sites count them: a proof within the second of `since` is not earlier.
  const age = since === undefined ? undefined : Math.max(0, Math.floor(now / SECOND) - since + 1);
  const ages = [service.max_age, age].filter((one) => one !== undefined);
  return {
    ...service,
    level: Math.max(service.level, level) as Service["level"],
    max_age: ages.length > 0 ? Math.min(...ages) : undefined,
  };
}

export type RefusalReason =
  | "unknown_client"
  /** The service is out of service. */
  | Closure
  /** The redirect address is not registered. */
  | "redirect_uri"
  /** The request no longer waits, or it waits in another browser. */
  | "expired"
  | "invalid";

/** A request for authorization that must not be answered by a redirect: the person is told. */
export class OpenIdRefused extends Error {
  override name = "OpenIdRefused";
  constructor(readonly reason: RefusalReason) {
    super(`The request for authorization is refused: ${reason}`);
  }
}
