/** Ports that tell services about ended sessions. */
import type { AgencyClient } from "../services/openid.ts";
import type { LogoutClaims } from "./logout_token.ts";

export interface LogoutTokenSigner {
  /**
   * A compact JWS of the type `logout+jwt`: with the keys of assertions, or, for a site that signs
   * people in by OpenID Connect, with those of its ID tokens.
   */
  signLogout(claims: LogoutClaims, site?: Pick<AgencyClient, "id_token_alg">): Promise<string>;
}
