import { CompactSign } from "jose";
import type { SetSigner } from "../../domain/events/ports.ts";
import type { LogoutTokenSigner } from "../../domain/federation/ports.ts";
import type { ReceiptsSigner } from "../../domain/receipts/download.ts";
import type { AssertionSigner } from "../../domain/gateway/visitor/assertion.ts";
import type { ProofSigner } from "../../domain/messages/ports.ts";
import type { KeyRing } from "./key_ring.ts";
import type { OpenIdKeys, SiteAlgorithm } from "./openid_keys.ts";

/**
 * Signs with ES256 (RFC 7518 §3.4), or as a site asks. The explicit type separates assertions from our other JWTs (RFC
 * 8725 §3.11).
 */
export function createJoseSigner(
  { ring, openidKeys }: { ring: KeyRing; openidKeys?: Pick<OpenIdKeys, "signingKey"> },
): AssertionSigner & LogoutTokenSigner & SetSigner & ProofSigner & ReceiptsSigner {
  async function sign(typ: string, claims: object, siteAlg?: SiteAlgorithm): Promise<string> {
    const keys = siteAlg && openidKeys ? openidKeys : ring;
    const { kid, privateKey } = await keys.signingKey(siteAlg ?? "ES256");
    return await new CompactSign(new TextEncoder().encode(JSON.stringify(claims)))
      .setProtectedHeader({ alg: siteAlg ?? "ES256", typ, kid })
      .sign(privateKey);
  }
  return {
    sign: (claims) => sign("identity-assertion+jwt", claims),
    signLogout: (claims, site) => sign("logout+jwt", claims, site?.id_token_alg),
    signProof: (claims) => sign("letter-proof+jwt", claims),
    signReceipts: (claims) => sign("receipts+jwt", claims),
    signSet: (claims) => sign("secevent+jwt", claims, "ES256"),
    jwks: async () => ({ keys: await ring.publicKeys() }),
  };
}
