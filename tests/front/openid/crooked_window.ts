/** A window on loopback that answers a site with whatever tokens a test wants. */
import assert from "node:assert/strict";
import {
  createLocalJWKSet,
  exportJWK,
  generateKeyPair,
  type JSONWebKeySet,
  type JWTPayload,
  jwtVerify,
  SignJWT,
} from "jose";
import { CLIENT_ID } from "./running_site.ts";

type Keys = Awaited<ReturnType<typeof generateKeyPair>>;

export interface CrookedWindow extends AsyncDisposable {
  issuer: string;
  /** What was pushed last. */
  pushed(): URLSearchParams;
  /** The token endpoint's next answer. */
  answerWith(idToken: string): void;
  /** The subject that userinfo tells. */
  tellOf(sub: string): void;
  /** An ID token's claims for this nonce. */
  claims(nonce?: string | null): JWTPayload;
  logoutClaims(): JWTPayload;
  sign(claims: JWTPayload, header?: object, keys?: Keys): Promise<string>;
  /** HS256 with the public key's JSON as the secret. */
  signBySecret(claims: JWTPayload): Promise<string>;
  stranger: Keys;
  /** From now on with the key that was published as the next one. */
  rotate(): void;
}

export const SUBJECT = "akjRrR8CpairwiseSubject";

/** `jwks`: the site's public keys. */
export async function startCrookedWindow(jwks: JSONWebKeySet): Promise<CrookedWindow> {
  const ring = [await generateKeyPair("ES256"), await generateKeyPair("ES256")];
  const stranger = await generateKeyPair("ES256");
  const published = await Promise.all(ring.map(async ({ publicKey }, at) => ({
    ...await exportJWK(publicKey),
    ...{ kid: `k${at}`, alg: "ES256", use: "sig" },
  })));
  let signing = 0;
  let pushed = new URLSearchParams();
  let idToken = "";
  let sub = SUBJECT;

  /** The site proves who it is, as RFC 7523 §3 says. */
  async function requireSite(form: URLSearchParams): Promise<void> {
    const { payload } = await jwtVerify(form.get("client_assertion")!, createLocalJWKSet(jwks), {
      issuer: CLIENT_ID,
      subject: CLIENT_ID,
      audience: issuer,
      requiredClaims: ["jti", "exp"],
      maxTokenAge: 60,
    });
    assert.ok(payload.exp! <= Date.now() / 1000 + 300);
  }

  const ANSWERS: Record<string, (request: Request) => Response | Promise<Response>> = {
    "/.well-known/openid-configuration": () =>
      Response.json({
        issuer,
        authorization_endpoint: `${issuer}/authorize`,
        pushed_authorization_request_endpoint: `${issuer}/par`,
        token_endpoint: `${issuer}/token`,
        userinfo_endpoint: `${issuer}/userinfo`,
        end_session_endpoint: `${issuer}/logout`,
        jwks_uri: `${issuer}/jwks`,
        response_types_supported: ["code"],
        id_token_signing_alg_values_supported: ["ES256", "RS256"],
        authorization_response_iss_parameter_supported: true,
      }),
    "/jwks": () => Response.json({ keys: published }),
    async "/par"(request) {
      pushed = new URLSearchParams(await request.text());
      await requireSite(pushed);
      return Response.json({ request_uri: "urn:pushed", expires_in: 60 }, { status: 201 });
    },
    async "/token"(request) {
      const form = new URLSearchParams(await request.text());
      await requireSite(form);
      assert.equal(await challengeOf(form.get("code_verifier")!), pushed.get("code_challenge"));
      const tokens = { access_token: "a", token_type: "Bearer", expires_in: 600 };
      return Response.json({ ...tokens, id_token: idToken });
    },
    "/userinfo": () => Response.json({ sub, given_name: "مریم" }),
  };

  const server = Deno.serve({ port: 0, hostname: "127.0.0.1", onListen() {} }, async (request) => {
    try {
      return await ANSWERS[new URL(request.url).pathname](request);
    } catch (error) {
      return Response.json({ error: "invalid_client", error_description: String(error) }, {
        status: 401,
      });
    }
  });
  const issuer = `http://localhost:${server.addr.port}`;
  const now = () => Math.floor(Date.now() / 1000);
  const base = () => ({ iss: issuer, aud: CLIENT_ID, sub: SUBJECT, iat: now(), exp: now() + 600 });

  return {
    issuer,
    stranger,
    pushed: () => pushed,
    answerWith: (token) => void (idToken = token),
    tellOf: (other) => void (sub = other),
    claims: (nonce = pushed.get("nonce")) => ({
      ...base(),
      ...nonce !== null && { nonce },
      acr: "urn:panjereh:level:2",
      auth_time: now() - 30,
      sid: "session-1",
    }),
    logoutClaims: () => ({
      ...base(),
      exp: now() + 120,
      jti: crypto.randomUUID(),
      sid: "session-1",
      events: { "http://schemas.openid.net/event/backchannel-logout": {} },
    }),
    sign: (claims, header, keys = ring[signing]) =>
      new SignJWT(claims)
        .setProtectedHeader({ alg: "ES256", kid: `k${signing}`, typ: "JWT", ...header })
        .sign(keys.privateKey),
    signBySecret: (claims) =>
      new SignJWT(claims).setProtectedHeader({ alg: "HS256", kid: "k0" })
        .sign(new TextEncoder().encode(JSON.stringify(published[0]))),
    rotate: () => void (signing = 1),
    [Symbol.asyncDispose]: () => server.shutdown(),
  };
}

async function challengeOf(verifier: string): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(verifier));
  return new Uint8Array(digest).toBase64({ alphabet: "base64url", omitPadding: true });
}
