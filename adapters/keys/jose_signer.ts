import { CompactSign } from "jose";
import type { SetSigner } from "../../domain/events/ports.ts";
import type { LogoutTokenSigner } from "../../domain/federation/ports.ts";
import type { ReceiptsSigner } from "../../domain/receipts/download.ts";
import type { AssertionSigner } from "../../domain/gateway/visitor/assertion.ts";
import type { ProofSigner } from "../../domain/messages/ports.ts";
import { DEFAULT_ASSERTION_ALG } from "../../domain/services/attributes.ts";
import type { AssertionKeys } from "./assertion_keys.ts";
import type { OpenIdKeys, SiteAlgorithm } from "./openid_keys.ts";
import type { Algorithm } from "./sealed_key.ts";

/**
 * Signs with ES256 (RFC 7518 §3.4), or as a service or site asks. The explicit type separates
 * assertions from our other JWTs (RFC 8725 §3.11).
 */
export function createJoseSigner(
  { rings, openidKeys }: { rings: AssertionKeys; openidKeys?: Pick<OpenIdKeys, "signingKey"> },
): AssertionSigner & LogoutTokenSigner & SetSigner & ProofSigner & ReceiptsSigner {
  async function sign(
    typ: string,
    claims: object,
    { alg, key }: { alg: Algorithm; key: ReturnType<OpenIdKeys["signingKey"]> },
  ): Promise<string> {
    const { kid, privateKey } = await key;
    return await new CompactSign(new TextEncoder().encode(JSON.stringify(claims)))
      .setProtectedHeader({ alg, typ, kid })
      .sign(privateKey);
  }
  const asService = (alg = DEFAULT_ASSERTION_ALG) => ({ alg, key: rings[alg].signingKey() });
  const asSite = (alg?: SiteAlgorithm) =>
    alg && openidKeys ? { alg, key: openidKeys.signingKey(alg) } : asService();
  return {
    sign: (claims, alg) => sign("identity-assertion+jwt", claims, asService(alg)),
    signLogout: (claims, site) => sign("logout+jwt", claims, asSite(site?.id_token_alg)),
    signProof: (claims) => sign("letter-proof+jwt", claims, asService()),
    signReceipts: (claims) => sign("receipts+jwt", claims, asService()),
    signSet: (claims) => sign("secevent+jwt", claims, asSite("ES256")),
    async jwks() {
      const keys = await Promise.all(Object.values(rings).map((ring) => ring.publicKeys()));
      return { keys: keys.flat() };
    },
  };
}
