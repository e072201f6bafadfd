/** What the library may do: everything else stays off. */
import { ACRS, ALWAYS, SCOPES } from "../../../domain/federation/claims.ts";
import { HOUR, MINUTE, SECOND } from "../../../domain/platform/platform.ts";
import { ATTRIBUTES } from "../../../domain/services/attributes.ts";
import { ABSOLUTE_LIMIT } from "../../../domain/session/session.ts";

/** The names of the cookies that bind a waiting request to the browser that made it. */
export const cookieNames = (isSecure: boolean) => {
  const prefix = isSecure ? "__Secure-panjereh_openid" : "panjereh_openid";
  return { session: `${prefix}_session`, interaction: prefix, resume: `${prefix}_resume` };
};

export const PATHS = {
  authorization: "/openid/authorize",
  token: "/openid/token",
  userinfo: "/openid/userinfo",
  pushed_authorization_request: "/openid/par",
  revocation: "/openid/revoke",
  introspection: "/openid/introspect",
  end_session: "/openid/logout",
  jwks: "/openid/jwks",
} as const;

const seconds = (time: number) => Math.floor(time / SECOND);

/** The lifetimes of RFC 9700 §2.1.1 and of the window's session, in seconds. */
const TTL = {
  AuthorizationCode: seconds(MINUTE),
  AccessToken: seconds(10 * MINUTE),
  ClientCredentials: seconds(10 * MINUTE),
  IdToken: seconds(10 * MINUTE),
  RefreshToken: seconds(ABSOLUTE_LIMIT),
  Grant: seconds(ABSOLUTE_LIMIT),
  Interaction: seconds(HOUR),
  Session: seconds(ABSOLUTE_LIMIT),
  PushedAuthorizationRequest: seconds(MINUTE),
};

export function staticConfiguration({ isSecure }: { isSecure: boolean }) {
  const cookie = {
    httpOnly: true,
    sameSite: "lax",
    signed: false,
    overwrite: true,
  };
  return {
    routes: PATHS,
    ttl: TTL,
    cookies: { names: cookieNames(isSecure), long: cookie, short: cookie },
    acrValues: ACRS,
    claims: { openid: [...ALWAYS], ...SCOPES },
    scopes: ["openid", ...Object.keys(SCOPES)],
    claimsSupported: [...ALWAYS, ...ATTRIBUTES],
    discovery: {
      backchannel_logout_supported: true,
      backchannel_logout_session_supported: true,
    },
    subjectTypes: ["pairwise"],
    responseTypes: ["code"],
    clientAuthMethods: ["private_key_jwt", "client_secret_basic"],
    enabledJWA: {
      clientAuthSigningAlgValues: ["ES256", "RS256", "PS256", "EdDSA"],
      idTokenSigningAlgValues: ["ES256", "RS256"],
      requestObjectSigningAlgValues: ["ES256", "RS256", "PS256", "EdDSA"],
      authorizationSigningAlgValues: ["ES256", "RS256"],
      dPoPSigningAlgValues: ["ES256", "EdDSA"],
    },
    pkce: { required: () => true },
    rotateRefreshToken: true,
    // Sessions end by `findAccount`, which asks the window.
    expiresWithSession: () => false,
    enableHttpPostMethods: false,
    allowOmittingSingleRegisteredRedirectUri: false,
    clientBasedCORS: () => false,
    clockTolerance: 5,
    sectorIdentifierUriValidate: () => false,
    features: {
      devInteractions: { enabled: false },
      claimsParameter: { enabled: true },
      dPoP: { enabled: true },
      introspection: { enabled: true },
      revocation: { enabled: true },
      jwtResponseModes: { enabled: true },
      pushedAuthorizationRequests: { enabled: true },
      requestObjects: { enabled: true },
      clientCredentials: { enabled: true },
      rpInitiatedLogout: { enabled: false },
      userinfo: { enabled: true },
    },
  };
}
