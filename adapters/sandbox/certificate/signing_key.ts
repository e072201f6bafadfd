/** The key that signs certificates; kept, since a certificate outlives the program that made it. */
import { exportJWK, generateKeyPair, importJWK, type JWK } from "jose";

export interface SigningKey {
  privateKey: CryptoKey;
  publicKey: CryptoKey;
}

const KEY = ["certificate", "signing_key"];

export async function loadSigningKey(kv: Deno.Kv): Promise<SigningKey> {
  const kept = await kv.get<JWK>(KEY);
  if (kept.value) return await keyOf(kept.value);
  const { privateKey } = await generateKeyPair("ES256", { extractable: true });
  const jwk = await exportJWK(privateKey);
  const { ok } = await kv.atomic().check(kept).set(KEY, jwk).commit();
  return ok ? await keyOf(jwk) : await loadSigningKey(kv);
}

async function keyOf(jwk: JWK): Promise<SigningKey> {
  const { d: _, ...open } = jwk;
  const [privateKey, publicKey] = await Promise.all(
    [jwk, open].map((one) => importJWK(one, "ES256") as Promise<CryptoKey>),
  );
  return { privateKey, publicKey };
}
