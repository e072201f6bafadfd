/**
 * Verifies the window's assertion. Node 20, Deno or Bun; jose 6 (`npm install jose`).
 *
 *     const visitor = createVerifier({ issuer: "https://sso.example.ir", audience: "library" });
 *     const { sub } = await visitor(request.headers.get("x-identity-assertion") ?? "");
 */
import { createRemoteJWKSet, type JWTPayload, jwtVerify } from "jose";

/** Seconds by which this machine's clock and the window's may differ, in both directions. */
const LEEWAY = 5;
/** Real ones have about 1,500 characters. */
const MAX_LENGTH = 8192;
/**
 * Base64url without padding. A signature of both algorithms has exactly 64 bytes, whose last character has four
 * unused bits; they must be zero, so that nobody can write one signature in two ways.
 */
const SHAPE = /^[\w-]+\.[\w-]+\.[\w-]{85}[AQgw]$/;

/** The claims about a visitor; all of them are listed in docs/wires.md. */
export type Visitor = JWTPayload & { sub: string; iat: number; exp: number };

/** `issuer`: origin of the window. `audience`: the service's id in services.json. */
export function createVerifier({ issuer, audience }: { issuer: string; audience: string }) {
  // An unknown `kid` fetches the set early, but strangers can invent many: once in 10 s at most.
  const keys = createRemoteJWKSet(new URL("/.well-known/jwks.json", issuer), {
    cacheMaxAge: 300_000,
    cooldownDuration: 10_000,
    timeoutDuration: 3_000,
  });

  /** Throws unless the window issued the assertion for this service, just now. */
  return async function visitor(assertion: string): Promise<Visitor> {
    if (assertion.length > MAX_LENGTH || !SHAPE.test(assertion)) throw new Error("malformed");
    const { payload } = await jwtVerify<Visitor>(assertion, keys, {
      issuer,
      audience,
      typ: "identity-assertion+jwt", // a token for another purpose has another type
      // Not what the token asks for: jose takes only a key whose own `alg` in the key set is this one.
      algorithms: ["ES256", "EdDSA"],
      requiredClaims: ["exp", "iat", "sub"],
      clockTolerance: LEEWAY,
    });
    // 1e999 is a number, and a time that never comes.
    const times = [payload.iat, payload.exp, payload.nbf ?? 0];
    if (times.some((time) => Math.abs(time) > Number.MAX_SAFE_INTEGER)) throw new Error("no time");
    // jose compares `iat` with the clock only for a maximum age.
    if (payload.iat > Date.now() / 1000 + LEEWAY) throw new Error("issued in the future");
    if (payload.aud !== audience) throw new Error("for several services");
    if (typeof payload.sub !== "string" || payload.sub === "") throw new Error("about nobody");
    return payload;
  };
}
