/** A service's settings as the library's client metadata (OpenID Connect Registration 1.0 §2). */
import { isOpen, type Service } from "../../../domain/services/service.ts";
import { type AgencyClient, isHeld } from "../../../domain/services/openid.ts";

/** The answer is an address: no page with a script, and no fragment. */
export const RESPONSE_MODES = ["query", "jwt", "query.jwt"];

/** `now`: in milliseconds; keys that have ended do not count. Nobody who is out of service is one. */
export function clientMetadata(
  { id, level, openid, desk }: Service,
  now: number,
): Record<string, unknown> | undefined {
  if (!openid || !isOpen({ desk })) return undefined;
  return {
    client_id: id,
    subject_type: "pairwise",
    // The library wants one where addresses differ in host; our subjects are by service.
    sector_identifier_uri: `https://${id}.invalid/`,
    application_type: "web",
    redirect_uris: openid.redirect_uris,
    post_logout_redirect_uris: openid.post_logout_redirect_uris,
    response_modes: RESPONSE_MODES,
    response_types: openid.redirect_uris.length > 0 ? ["code"] : [],
    grant_types: [
      ...openid.redirect_uris.length > 0 ? ["authorization_code", "refresh_token"] : [],
      ...openid.scopes.length > 0 ? ["client_credentials"] : [],
    ],
    id_token_signed_response_alg: openid.id_token_alg,
    require_pushed_authorization_requests: openid.require_par || level === 3,
    ...authentication(openid, now),
  };
}

function authentication({ jwks, client_secret_sha256 }: AgencyClient, now: number) {
  if (client_secret_sha256 !== undefined) {
    return {
      token_endpoint_auth_method: "client_secret_basic",
      client_secret: client_secret_sha256,
    };
  }
  const keys = jwks?.keys.filter((key) => isHeld(key, now));
  return { token_endpoint_auth_method: "private_key_jwt", jwks: { keys } };
}
