/** A minimal OpenID provider for mod_auth_openidc; every sign-in is a new person. */
import { exportJWK, generateKeyPair, SignJWT } from "jose";

export const CLIENT = { id: "bench", secret: "bench-secret" };

export async function startOpenidProvider() {
  const { privateKey, publicKey } = await generateKeyPair("RS256");
  const jwk = { ...await exportJWK(publicKey), kid: "bench", alg: "RS256", use: "sig" };
  const nonces = new Map<string, string>();
  const server = Deno.serve({ port: 0, hostname: "127.0.0.1", onListen() {} }, async (request) => {
    const url = new URL(request.url);
    if (url.pathname === "/metadata") return Response.json(metadata(url.origin));
    if (url.pathname === "/jwks") return Response.json({ keys: [jwk] });
    const form = new URLSearchParams(await request.text());
    const code = form.get("code") ?? "";
    const token = await new SignJWT({ nonce: nonces.get(code) })
      .setProtectedHeader({ alg: "RS256", kid: "bench" })
      .setIssuer(url.origin).setAudience(CLIENT.id).setSubject(code)
      .setIssuedAt().setExpirationTime("1h").sign(privateKey);
    return Response.json({ access_token: code, token_type: "Bearer", id_token: token });
  });
  const origin = `http://127.0.0.1:${server.addr.port}`;
  return {
    origin,
    /** The callback with which the browser returns, given its redirect to the provider. */
    callback(location: string): string {
      const asked = new URL(location).searchParams;
      const code = `person-${nonces.size}`;
      nonces.set(code, asked.get("nonce") ?? "");
      const query = new URLSearchParams({ code, state: asked.get("state") ?? "" });
      return `${asked.get("redirect_uri")}?${query}`;
    },
    [Symbol.asyncDispose]: () => server.shutdown(),
  };
}

/** OpenID Connect Discovery §3; mod_auth_openidc accepts http URLs only from here. */
function metadata(issuer: string) {
  return {
    issuer,
    authorization_endpoint: `${issuer}/authorize`,
    token_endpoint: `${issuer}/token`,
    jwks_uri: `${issuer}/jwks`,
    response_types_supported: ["code"],
    subject_types_supported: ["public"],
    id_token_signing_alg_values_supported: ["RS256"],
  };
}
