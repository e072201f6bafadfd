import { Buffer } from "node:buffer";
import { createHmac, hkdfSync, timingSafeEqual } from "node:crypto";
import type { HashPurpose, KeyedHash } from "../../domain/platform/platform.ts";

/** 256 bits: no shorter than the hash's output (RFC 2104 §3). */
const MIN_SECRET_BYTES = 32;

/** 132 bits in base64url: no shorter than half the hash's output (RFC 2104 §5). */
const MIN_DIGEST_LENGTH = 22;

/**
 * A 32-byte key for one purpose (HKDF-SHA-256, RFC 5869); keys of other purposes reveal nothing
 * about it.
 */
export function deriveKey(secret: Uint8Array, purpose: string): Uint8Array<ArrayBuffer> {
  assertLongEnough(secret);
  return new Uint8Array(hkdfSync("sha256", secret, "", `panjereh ${purpose}`, 32));
}

/** Throws `RangeError` at once for a secret of less than 32 bytes. */
export function createKeyedHash(secret: Uint8Array): KeyedHash {
  assertLongEnough(secret);
  const keys = new Map<HashPurpose, Uint8Array>();

  function keyOf(purpose: HashPurpose): Uint8Array {
    const known = keys.get(purpose);
    if (known) return known;
    // The prefix "hash" separates these keys from those that callers of `deriveKey` name.
    const key = deriveKey(secret, `hash ${purpose}`);
    keys.set(purpose, key);
    return key;
  }

  const digest: KeyedHash["digest"] = (purpose, ...parts) => {
    const hmac = createHmac("sha256", keyOf(purpose));
    const length = new DataView(new ArrayBuffer(4));
    for (const part of parts) {
      const bytes = Buffer.from(part, "utf8");
      length.setUint32(0, bytes.length);
      hmac.update(length).update(bytes);
    }
    return hmac.digest("base64url");
  };

  return {
    digest,
    matches(given, purpose, ...parts) {
      const a = Buffer.from(given, "utf8");
      const b = Buffer.from(digest(purpose, ...parts).slice(0, a.length), "utf8");
      return a.length >= MIN_DIGEST_LENGTH && a.length === b.length && timingSafeEqual(a, b);
    },
  };
}

function assertLongEnough(secret: Uint8Array): void {
  if (secret.length < MIN_SECRET_BYTES) {
    throw new RangeError(`Cannot derive a key: secret is shorter than ${MIN_SECRET_BYTES} bytes`);
  }
}
