/** A key pair whose private half is sealed with AES-256-GCM. */
import { calculateJwkThumbprint, exportJWK, generateKeyPair, importJWK, type JWK } from "jose";

export interface SealedKey {
  /** RFC 7638 thumbprint. */
  kid: string;
  publicKey: JWK;
  /** Base64 of a 96-bit nonce and the sealed private JWK; `kid` is authenticated with them. */
  sealed: string;
}

const NONCE_BYTES = 12;

/**
 * RFC 7518 §3.1, and RFC 8037 §3.1 with Ed25519; RS256 only for clients that can do no better.
 */
export type Algorithm = "ES256" | "RS256" | "EdDSA";

export async function generateKey(
  sealingKey: Uint8Array<ArrayBuffer>,
  alg: Algorithm = "ES256",
): Promise<SealedKey> {
  const pair = await generateKeyPair(alg, { extractable: true });
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
    publicKey: { ...publicKey, kid, alg, use: "sig" },
    sealed: new Uint8Array([...nonce, ...new Uint8Array(sealed)]).toBase64(),
  };
}

/** The private half, not extractable. Throws like `openJwk`. */
export async function openKey(
  key: SealedKey,
  sealingKey: Uint8Array<ArrayBuffer>,
): Promise<CryptoKey> {
  const jwk = await openJwk(key, sealingKey);
  return await importJWK(jwk, key.publicKey.alg) as unknown as CryptoKey;
}

/** The private half. Throws if it was sealed with another key, or altered. */
export async function openJwk(
  { kid, sealed, publicKey }: SealedKey,
  sealingKey: Uint8Array<ArrayBuffer>,
): Promise<JWK> {
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
  return { ...publicKey, ...JSON.parse(new TextDecoder().decode(opened)) };
}

function algorithm(iv: Uint8Array<ArrayBuffer>, kid: string): AesGcmParams {
  return { name: "AES-GCM", iv, additionalData: new TextEncoder().encode(kid) };
}

function aesKey(bytes: Uint8Array<ArrayBuffer>, usage: KeyUsage): Promise<CryptoKey> {
  return crypto.subtle.importKey("raw", bytes, "AES-GCM", false, [usage]);
}
