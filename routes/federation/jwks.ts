import type { AssertionSigner } from "../../domain/gateway/visitor/assertion.ts";

/**
 * `/.well-known/jwks.json`; cacheable for five minutes, far less than the day for which a key is
 * published in advance.
 */
export async function jwksResponse(signer: AssertionSigner): Promise<Response> {
  return new Response(JSON.stringify(await signer.jwks()), {
    headers: {
      "content-type": "application/jwk-set+json",
      "cache-control": "public, max-age=300",
      "access-control-allow-origin": "*",
      "x-content-type-options": "nosniff",
    },
  });
}
