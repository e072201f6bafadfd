import { CompactSign } from "jose";
import type { SetSigner } from "../../domain/events/ports.ts";
import type { LogoutTokenSigner } from "../../domain/federation/ports.ts";
import type { AssertionSigner } from "../../domain/gateway/visitor/assertion.ts";
import type { KeyRing } from "./key_ring.ts";

/**
 * Signs with ES256 (RFC 7518 §3.4). The explicit type separates assertions from our other JWTs (RFC
 * 8725 §3.11).
 */
export function createJoseSigner(
  { ring }: { ring: KeyRing },
): AssertionSigner & LogoutTokenSigner & SetSigner {
  async function sign(typ: string, claims: object): Promise<string> {
    const { kid, privateKey } = await ring.signingKey();
    return await new CompactSign(new TextEncoder().encode(JSON.stringify(claims)))
      .setProtectedHeader({ alg: "ES256", typ, kid })
      .sign(privateKey);
  }
  return {
    sign: (claims) => sign("identity-assertion+jwt", claims),
    signLogout: (claims) => sign("logout+jwt", claims),
    signSet: (claims) => sign("secevent+jwt", claims),
    jwks: async () => ({ keys: await ring.publicKeys() }),
  };
}
