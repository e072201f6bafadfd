/** Ports that tell services about ended sessions. */
import type { LogoutClaims } from "./logout_token.ts";

export interface LogoutTokenSigner {
  /** A compact JWS of the type `logout+jwt`, with the keys of assertions. */
  signLogout(claims: LogoutClaims): Promise<string>;
}
