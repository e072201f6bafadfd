/** A site that signs people in by OpenID Connect, as specified in `services.json` (`openid`). */
import { z } from "zod";

/** What a service's own token may be for (RFC 6749 §3.3). */
export const API_SCOPES = [
  "letters.write",
  "letters.read",
  "attachments.write",
  "dossiers.write",
  "dossiers.read",
  "events.read",
] as const;
export type ApiScope = typeof API_SCOPES[number];

/** Of its stream of security events. */
export const STREAM_SCOPES = ["ssf.read", "ssf.manage"] as const;
export type StreamScope = typeof STREAM_SCOPES[number];

/** All that a client can have. */
export const SCOPES = [...API_SCOPES, ...STREAM_SCOPES];

/** Who may manage a stream may read it too (CAEP Interoperability Profile 1.0). */
export const withIncluded = (scopes: readonly string[]): string[] =>
  scopes.includes("ssf.manage") ? [...new Set([...scopes, "ssf.read"])] : [...scopes];

/** An absolute URL, compared as written (OpenID Connect Core §3.1.2.1). */
const redirectUri = z.url({ protocol: /^https?$/ }).refine((text) => {
  const url = URL.parse(text);
  return url !== null && !text.includes("#") && !url.username && !url.password;
}, "must not have a fragment or a user").refine((text) => {
  const { protocol, hostname } = URL.parse(text) ?? {};
  return protocol === "https:" || hostname === "localhost" || hostname?.endsWith(".localhost") ||
    hostname === "127.0.0.1" || hostname === "[::1]";
}, "must be https");

const publicKey = z.looseObject({
  kty: z.enum(["EC", "RSA", "OKP"]),
  kid: z.string().optional(),
  /** When it ends, in seconds since 1970; a member that OpenID Federation 1.0 gives to JWKs. */
  exp: z.number().int().positive().optional(),
})
  .refine((key) => !("d" in key), "must be a public key: it has a private part");

export const openidSchema = z.strictObject({
  /** Where the browser returns with a code. Empty: the client signs nobody in. */
  redirect_uris: z.array(redirectUri).default([]),
  post_logout_redirect_uris: z.array(redirectUri).default([]),
  /** Where the site begins a sign-in (Core §4): people come there from the window's home. */
  initiate_login_uri: redirectUri.optional(),
  /** The client's public keys (`private_key_jwt`, RFC 7523). */
  jwks: z.strictObject({ keys: z.array(publicKey).min(1).max(10) }).optional(),
  /** SHA-256 of a secret of 256 random bits, in hex: only for a client that can do no better. */
  client_secret_sha256: z.string().regex(/^[0-9a-f]{64}$/, "must be 64 hex digits").optional(),
  id_token_alg: z.enum(["ES256", "RS256"]).default("ES256"),
  /** Requests must be pushed first (RFC 9126); always so at level 3. */
  require_par: z.boolean().default(false),
  /** Of the agency API, for the client itself (client credentials). */
  scopes: z.array(z.enum(SCOPES)).default([]),
}).refine(
  ({ jwks, client_secret_sha256 }) =>
    [jwks, client_secret_sha256].filter((one) => one !== undefined).length === 1,
  "needs either jwks or client_secret_sha256",
);

export type ClientKey = z.infer<typeof publicKey>;

/** Whether it still counts. `now` in milliseconds. */
export const isHeld = ({ exp }: ClientKey, now: number): boolean =>
  exp === undefined || now < exp * 1000;

export type AgencyClient = z.infer<typeof openidSchema>;
