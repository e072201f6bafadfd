/** The claims of a logout token (OpenID Connect Back-Channel Logout 1.0 §2.4). */

const EVENT = "http://schemas.openid.net/event/backchannel-logout";

/** Seconds: enough for all attempts at delivery, and the most that the standard recommends. */
export const LOGOUT_TOKEN_LIFETIME = 120;

export interface LogoutClaims {
  iss: string;
  /** The service's ID. */
  aud: string;
  iat: number;
  exp: number;
  jti: string;
  /** The person and their session as the service's assertions name them. */
  sub: string;
  sid: string;
  events: Record<string, Record<string, never>>;
}

export function logoutClaims(
  { issuer, service, subject, sid, issuedAt, id }: {
    /** Origin of the window. */
    issuer: string;
    service: string;
    subject: string;
    sid: string;
    /** Seconds since the epoch. */
    issuedAt: number;
    /** Unique for each token. */
    id: string;
  },
): LogoutClaims {
  return {
    iss: issuer,
    aud: service,
    iat: issuedAt,
    exp: issuedAt + LOGOUT_TOKEN_LIFETIME,
    jti: id,
    sub: subject,
    sid,
    events: { [EVENT]: {} },
  };
}
