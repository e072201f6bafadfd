/** Encrypts a push for one browser (RFC 8291 over RFC 8188), as a single record. */
import type { PushSubscription } from "../../domain/push/device/push_services.ts";

const CURVE = { name: "ECDH", namedCurve: "P-256" } as const;
/** Of the one record, which is shorter: what every push service takes (RFC 8291 §4). */
const RECORD_SIZE = 4096;
/** Ends the last record (RFC 8188 §2). */
const DELIMITER = 2;

type Bytes = Uint8Array<ArrayBuffer>;

/** What is drawn for each message. */
export interface Drawn {
  salt: Bytes;
  pair: CryptoKeyPair;
}

const draw = async (): Promise<Drawn> => ({
  salt: crypto.getRandomValues(new Uint8Array(16)),
  pair: await crypto.subtle.generateKey(CURVE, true, ["deriveBits"]),
});

/** Throws `DataError` for a key that is no point of the curve. */
export const browserKey = (p256dh: string): Promise<CryptoKey> =>
  crypto.subtle.importKey("raw", bytesOf(p256dh), CURVE, true, []);

/** The body of a request with `Content-Encoding: aes128gcm`. Throws like `browserKey`. */
export async function encryptPush(
  text: string,
  { p256dh, auth }: Pick<PushSubscription, "p256dh" | "auth">,
  drawn?: Drawn,
): Promise<Bytes> {
  const { salt, pair } = drawn ?? await draw();
  const theirs = await browserKey(p256dh);
  const ours = await rawOf(pair.publicKey);
  const shared = await crypto.subtle.deriveBits(
    { name: "ECDH", public: theirs },
    pair.privateKey,
    256,
  );
  const info = joined(utf8("WebPush: info\0"), bytesOf(p256dh), ours);
  const keyed = await derived(new Uint8Array(shared), { salt: bytesOf(auth), info }, 32);
  const key = await derived(keyed, { salt, info: utf8("Content-Encoding: aes128gcm\0") }, 16);
  const iv = await derived(keyed, { salt, info: utf8("Content-Encoding: nonce\0") }, 12);
  const sealed = await crypto.subtle.encrypt(
    { name: "AES-GCM", iv },
    await crypto.subtle.importKey("raw", key, "AES-GCM", false, ["encrypt"]),
    joined(utf8(text), Uint8Array.of(DELIMITER)),
  );
  return joined(salt, sizeBytes(), Uint8Array.of(ours.length), ours, new Uint8Array(sealed));
}

/** HKDF-SHA-256 (RFC 5869). `length` in bytes. */
async function derived(
  secret: Bytes,
  { salt, info }: { salt: Bytes; info: Bytes },
  length: number,
): Promise<Bytes> {
  const key = await crypto.subtle.importKey("raw", secret, "HKDF", false, ["deriveBits"]);
  const algorithm = { name: "HKDF", hash: "SHA-256", salt, info };
  return new Uint8Array(await crypto.subtle.deriveBits(algorithm, key, length * 8));
}

async function rawOf(key: CryptoKey): Promise<Bytes> {
  return new Uint8Array(await crypto.subtle.exportKey("raw", key));
}

/** Big-endian. */
function sizeBytes(): Bytes {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setUint32(0, RECORD_SIZE);
  return bytes;
}

const utf8 = (text: string) => new TextEncoder().encode(text);
const bytesOf = (text: string) => Uint8Array.fromBase64(text, { alphabet: "base64url" });

function joined(...parts: Bytes[]): Bytes {
  const all = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
