/** Ports of security events. */
import type { Service } from "../services/service.ts";
import type { PushAnswer } from "./push_answer.ts";
import type { SetClaims } from "./set.ts";

export interface SetSigner {
  /** A compact JWS of the type `secevent+jwt`. */
  signSet(claims: SetClaims): Promise<string>;
}

export interface EventReceivers {
  /**
   * Posts the token to the service's push address. Throws what `Upstream` throws, or the signal's
   * reason.
   */
  push(service: Service, token: string, signal: AbortSignal): Promise<PushAnswer>;
}

/** Who calls: a service, by an access token of its own (RFC 6749 §4.4). */
export interface AgencyToken {
  /** The service's ID. */
  service: string;
  scopes: readonly string[];
}

export interface AgencyTokens {
  /** `null` for anything but a valid token of ours that is meant for the agencies' API. */
  read(token: string): Promise<AgencyToken | null>;
}
