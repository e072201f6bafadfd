/** An ES256 key pair whose private half is sealed with AES-256-GCM. */
import { calculateJwkThumbprint, exportJWK, generateKeyPair, importJWK, type JWK } from "jose";

export interface SealedKey {
  /** RFC 7638 thumbprint. */
  kid: string;
  publicKey: JWK;
  /** Base64 of a 96-bit nonce and the sealed private JWK; `kid` is authenticated with them. */
  sealed: string;
}

const NONCE_BYTES = 12;

export async function generateKey(sealingKey: Uint8Array<ArrayBuffer>): Promise<SealedKey> {
  const pair = await generateKeyPair("ES256", { extractable: true });
  const publicKey = await exportJWK(pair.publicKey);
  const kid = await calculateJwkThumbprint(publicKey);
  const nonce = crypto.getRandomValues(new Uint8Array(NONCE_BYTES));
  const sealed = await crypto.subtle.encrypt(
    algorithm(nonce, kid),
    await aesKey(sealingKey, "encrypt"),
    new TextEncoder().encode(JSON.stringify(await exportJWK(pair.privateKey))),
  );
  return {
    kid,
    publicKey: { ...publicKey, kid, alg: "ES256", use: "sig" },
    sealed: new Uint8Array([...nonce, ...new Uint8Array(sealed)]).toBase64(),
  };
}

/** Throws if it was sealed with another key, or altered. The result is not extractable. */
export async function openKey(
  { kid, sealed }: SealedKey,
  sealingKey: Uint8Array<ArrayBuffer>,
): Promise<CryptoKey> {
  const bytes = Uint8Array.fromBase64(sealed);
  const nonce = bytes.slice(0, NONCE_BYTES);
  const opened = await crypto.subtle.decrypt(
    algorithm(nonce, kid),
    await aesKey(sealingKey, "decrypt"),
    bytes.slice(NONCE_BYTES),
  ).catch((cause) => {
    throw new Error(`Cannot open signing key ${kid}: sealed with another key or altered`, {
      cause,
    });
  });
  const jwk = JSON.parse(new TextDecoder().decode(opened));
  return await importJWK(jwk, "ES256") as unknown as CryptoKey;
}

function algorithm(iv: Uint8Array<ArrayBuffer>, kid: string): AesGcmParams {
  return { name: "AES-GCM", iv, additionalData: new TextEncoder().encode(kid) };
}

function aesKey(bytes: Uint8Array<ArrayBuffer>, usage: KeyUsage): Promise<CryptoKey> {
  return crypto.subtle.importKey("raw", bytes, "AES-GCM", false, [usage]);
}
