/**
 * Signs people in with the window by OpenID Connect. Node 20, Deno or Bun; openid-client 6 and
 * jose 6 (`npm install openid-client jose`).
 *
 *     const window = createSignIn({ issuer: "https://sso.example.ir", clientId: "library", … });
 *     const { url, pending } = await window.begin();          // keep `pending`, redirect to `url`
 *     const { claims } = await window.finish(callback, pending); // at the redirect address
 */
import * as client from "openid-client";
import { createRemoteJWKSet, customFetch, jwtVerify } from "jose";

/** Seconds by which this machine's clock and the window's may differ. */
const LEEWAY = 5;
const LEVEL = "urn:panjereh:level:";
const LOGOUT = "http://schemas.openid.net/event/backchannel-logout";

export interface SignInOptions {
  /** Origin of the window. */
  issuer: string;
  /** The service's id in services.json. */
  clientId: string;
  /** Its public half stands in services.json (`openid.jwks`) under `keyId`. */
  privateKey: CryptoKey;
  keyId: string;
  /** One of `openid.redirect_uris`, exactly. */
  redirectUri: string;
  /** Which attributes to ask for; only those released to the service come. */
  scope?: string;
  /** For a proxy; by default the platform's own. */
  fetch?: (url: string, init: RequestInit) => Promise<Response>;
}

export interface Wish {
  /** At least this level; the service's own `level` holds in any case. */
  level?: 1 | 2 | 3;
  /** Seconds: an older proof is asked for again. */
  maxAge?: number;
  /** `none`: no page, or an error (`login_required`). `login`: always ask. */
  prompt?: "none" | "login" | "consent";
}

/** Kept in this browser's session until it comes back; used once. */
export interface Pending extends Wish {
  state: string;
  nonce: string;
  verifier: string;
}

export interface SignedIn {
  claims: client.IDToken;
  /** For signing out. */
  idToken: string;
  /** For `person`; ten minutes. */
  accessToken: string;
}

export function createSignIn(options: SignInOptions) {
  const { issuer, clientId, redirectUri, scope = "openid" } = options;
  let discovered: Promise<client.Configuration> | undefined;

  /** Once; again after a failure. */
  function discover(): Promise<client.Configuration> {
    discovered ??= client.discovery(
      new URL(issuer),
      clientId,
      { id_token_signed_response_alg: "ES256", [client.clockTolerance]: LEEWAY },
      client.PrivateKeyJwt({ key: options.privateKey, kid: options.keyId }),
      {
        timeout: LEEWAY,
        // Signatures are checked although the token comes from the window itself.
        execute: [
          client.enableNonRepudiationChecks,
          ...issuer.startsWith("http://localhost") ? [client.allowInsecureRequests] : [],
        ],
        [client.customFetch]: options.fetch as client.CustomFetch,
      },
    ).catch((error) => {
      discovered = undefined;
      throw error;
    });
    return discovered;
  }

  let keys: ReturnType<typeof createRemoteJWKSet> | undefined;

  return {
    /** Where the browser is sent. The request itself is pushed (RFC 9126), which level 3 needs. */
    async begin(wish: Wish = {}): Promise<{ url: string; pending: Pending }> {
      const { level, maxAge, prompt } = wish;
      const pending = {
        ...wish,
        state: client.randomState(),
        nonce: client.randomNonce(),
        verifier: client.randomPKCECodeVerifier(),
      };
      const url = await client.buildAuthorizationUrlWithPAR(await discover(), {
        redirect_uri: redirectUri,
        scope,
        state: pending.state,
        nonce: pending.nonce,
        code_challenge: await client.calculatePKCECodeChallenge(pending.verifier),
        code_challenge_method: "S256",
        ...level !== undefined && { acr_values: LEVEL + level },
        ...maxAge !== undefined && { max_age: String(maxAge) },
        ...prompt !== undefined && { prompt },
      });
      return { url: url.href, pending };
    },

    /**
     * `query`: what follows the question mark at the redirect address. Throws unless the window
     * sends this person to this site, now, as this browser asked.
     */
    async finish(query: string, pending: Pending): Promise<SignedIn> {
      const callback = new URL(redirectUri);
      callback.search = query;
      const tokens = await client.authorizationCodeGrant(await discover(), callback, {
        pkceCodeVerifier: pending.verifier,
        expectedState: pending.state,
        expectedNonce: pending.nonce,
        maxAge: pending.maxAge,
        idTokenExpected: true,
      });
      const claims = tokens.claims()!;
      // The library leaves it to the site whether the level suffices.
      if (levelOf(claims) < (pending.level ?? 1)) throw new Error("the level is too low");
      return { claims, idToken: tokens.id_token!, accessToken: tokens.access_token };
    },

    /** What the window says about the person now. */
    async person(accessToken: string, sub: string): Promise<client.UserInfoResponse> {
      return await client.fetchUserInfo(await discover(), accessToken, sub);
    },

    /** Where the browser is sent to sign out everywhere. Ends your own session first. */
    async signOutUrl(idToken: string, returnTo: string): Promise<string> {
      return client.buildEndSessionUrl(await discover(), {
        id_token_hint: idToken,
        post_logout_redirect_uri: returnTo,
      }).href;
    },

    /** Back-channel logout: whose session has ended. Throws unless the window says so. */
    async ended(logoutToken: string): Promise<{ sub: string; sid: string }> {
      keys ??= createRemoteJWKSet(new URL((await discover()).serverMetadata().jwks_uri!), {
        ...options.fetch && { [customFetch]: options.fetch },
      });
      const { payload } = await jwtVerify(logoutToken, keys, {
        issuer,
        audience: clientId,
        typ: "logout+jwt", // so that an ID token is no logout token
        algorithms: ["ES256"],
        requiredClaims: ["exp", "iat", "jti", "events"],
        clockTolerance: LEEWAY,
      });
      const { sub, sid, events, nonce } = payload as Record<string, unknown>;
      const isLogout = typeof events === "object" && events !== null && LOGOUT in events;
      if (!isLogout || nonce !== undefined || typeof sub !== "string" || typeof sid !== "string") {
        throw new Error("no logout token");
      }
      return { sub, sid };
    },
  };
}

/** 0 if the token names none. */
export function levelOf({ acr }: client.IDToken): number {
  return typeof acr === "string" && acr.startsWith(LEVEL) ? Number(acr.slice(LEVEL.length)) : 0;
}
