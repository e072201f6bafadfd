import { Buffer } from "node:buffer";
import { hkdfSync, timingSafeEqual } from "node:crypto";
import { hmac } from "@noble/hashes/hmac.js";
import { sha256 } from "@noble/hashes/sha2.js";
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

const utf8 = new TextEncoder();

/**
 * HMAC-SHA-256 (RFC 2104) by noble: for some words `node:crypto` of Deno 2.9 takes longer and
 * leaves a stream to collect. Throws `RangeError` at once for a secret of less than 32 bytes.
 */
export function createKeyedHash(secret: Uint8Array): KeyedHash {
  assertLongEnough(secret);
  /** Each with its key, which costs as much as hashing some words. */
  const begun = new Map<HashPurpose, ReturnType<typeof hmac.create>>();

  function begin(purpose: HashPurpose) {
    const known = begun.get(purpose);
    if (known) return known.clone();
    // The prefix "hash" separates these keys from those that callers of `deriveKey` name.
    const mac = hmac.create(sha256, deriveKey(secret, `hash ${purpose}`));
    begun.set(purpose, mac);
    return mac.clone();
  }

  const digest: KeyedHash["digest"] = (purpose, ...parts) => {
    const mac = begin(purpose);
    const length = new DataView(new ArrayBuffer(4));
    for (const part of parts) {
      const bytes = utf8.encode(part);
      length.setUint32(0, bytes.length);
      mac.update(new Uint8Array(length.buffer)).update(bytes);
    }
    return mac.digest().toBase64({ alphabet: "base64url", omitPadding: true });
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
