/** Ports that tell services about ended sessions. */
import type { Service } from "../services/service.ts";
import type { LogoutClaims } from "./logout_token.ts";

/** A session that has ended, in the words of one service. */
export interface SessionEnd {
  service: Service;
  subject: string;
  sid: string;
}

export interface SessionEnds {
  /** Tells the service in the background. Best effort: a service that stays silent is given up. */
  sessionEnded(end: SessionEnd): void;
}

export interface LogoutTokenSigner {
  /** A compact JWS of the type `logout+jwt`, with the keys of assertions. */
  signLogout(claims: LogoutClaims): Promise<string>;
}
