/** A browser that has subscribed to pushes: it decrypts what its push service was given (RFC 8291). */
import type { PushSubscription } from "../../domain/push/device/push_services.ts";

const CURVE = { name: "ECDH", namedCurve: "P-256" } as const;

const base64url = (bytes: Uint8Array) =>
  bytes.toBase64({ alphabet: "base64url", omitPadding: true });
const bytesOf = (text: string) => Uint8Array.fromBase64(text, { alphabet: "base64url" });
const utf8 = (text: string) => new TextEncoder().encode(text);

export interface PushBrowser {
  subscription: PushSubscription;
  /** Throws if the body was not encrypted for this browser. */
  read(body: Uint8Array<ArrayBuffer>): Promise<string>;
}

export async function createPushBrowser(endpoint: string): Promise<PushBrowser> {
  const pair = await crypto.subtle.generateKey(CURVE, true, ["deriveBits"]);
  const auth = crypto.getRandomValues(new Uint8Array(16));
  return await browserWith(endpoint, { pair, auth });
}

export async function browserWith(
  endpoint: string,
  { pair: { privateKey, publicKey }, auth }: { pair: CryptoKeyPair; auth: Uint8Array<ArrayBuffer> },
): Promise<PushBrowser> {
  const own = new Uint8Array(await crypto.subtle.exportKey("raw", publicKey));
  return {
    subscription: { endpoint, p256dh: base64url(own), auth: base64url(auth) },
    async read(body) {
      const salt = body.slice(0, 16);
      const keyLength = body[20];
      const theirs = body.slice(21, 21 + keyLength);
      const shared = await crypto.subtle.deriveBits(
        {
          name: "ECDH",
          public: await crypto.subtle.importKey("raw", theirs, CURVE, false, []),
        },
        privateKey,
        256,
      );
      const info = new Uint8Array([...utf8("WebPush: info\0"), ...own, ...theirs]);
      const secret = await hkdf(new Uint8Array(shared), auth, info, 32);
      const key = await hkdf(secret, salt, utf8("Content-Encoding: aes128gcm\0"), 16);
      const iv = await hkdf(secret, salt, utf8("Content-Encoding: nonce\0"), 12);
      const opened = new Uint8Array(
        await crypto.subtle.decrypt(
          { name: "AES-GCM", iv },
          await crypto.subtle.importKey("raw", key, "AES-GCM", false, ["decrypt"]),
          body.slice(21 + keyLength),
        ),
      );
      const end = opened.lastIndexOf(2);
      return new TextDecoder().decode(opened.subarray(0, end));
    },
  };
}

async function hkdf(
  secret: Uint8Array<ArrayBuffer>,
  salt: Uint8Array<ArrayBuffer>,
  info: Uint8Array<ArrayBuffer>,
  length: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const key = await crypto.subtle.importKey("raw", secret, "HKDF", false, ["deriveBits"]);
  const algorithm = { name: "HKDF", hash: "SHA-256", salt, info };
  return new Uint8Array(await crypto.subtle.deriveBits(algorithm, key, length * 8));
}

/** A key pair of P-256 by its parts, base64url. */
export async function pairOf(
  privateKey: string,
  publicKey: string,
): Promise<CryptoKeyPair> {
  const point = bytesOf(publicKey);
  const [x, y] = [point.slice(1, 33), point.slice(33)].map(base64url);
  const jwk = { kty: "EC", crv: "P-256", x, y };
  const [own, theirs] = await Promise.all([
    crypto.subtle.importKey("jwk", { ...jwk, d: privateKey }, CURVE, true, ["deriveBits"]),
    crypto.subtle.importKey("jwk", jwk, CURVE, true, []),
  ]);
  return { privateKey: own, publicKey: theirs };
}
