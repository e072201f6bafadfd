/** Whose session an ID token of ours tells of (`id_token_hint`). */
import { createLocalJWKSet, decodeProtectedHeader, errors, jwtVerify } from "jose";
import { z } from "zod";
import type { Hint } from "../../../domain/federation/logout_request.ts";
import type { OpenIdKeys } from "../../keys/openid_keys.ts";

const claims = z.object({ aud: z.string(), sid: z.string() });

/**
 * `null` if it is not ours. It may have expired: sites send it when a session ends (RP-Initiated
 * Logout §2).
 */
export async function readHint(
  token: string,
  { keys, issuer }: { keys: Pick<OpenIdKeys, "publicKeys">; issuer: string },
): Promise<Hint | null> {
  if (!isIdToken(token)) return null;
  const set = createLocalJWKSet({ keys: await keys.publicKeys() });
  try {
    const { payload } = await jwtVerify(token, set, {
      issuer,
      algorithms: ["ES256", "RS256"],
    });
    return hintIn(payload);
  } catch (error) {
    if (error instanceof errors.JWTExpired && error.claim === "exp") return hintIn(error.payload);
    if (error instanceof errors.JOSEError) return null;
    throw error;
  }
}

/** Logout and access tokens, which the same keys sign, say so in their type. */
function isIdToken(token: string): boolean {
  try {
    const { typ = "JWT" } = decodeProtectedHeader(token);
    return typ === "JWT";
  } catch {
    return false;
  }
}

function hintIn(payload: unknown): Hint | null {
  const { data } = claims.safeParse(payload);
  return data ? { service: data.aud, sid: data.sid } : null;
}
