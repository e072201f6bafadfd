import type { HashPurpose, KeyedHash, Random } from "./platform.ts";

/**
 * Deterministic bytes for each name, unpredictable without the key: HMAC-SHA-256 in counter mode
 * (NIST SP 800-108r1 §4.1). For things that are derived again instead of being stored.
 */
export function keyedRandom(hash: KeyedHash, purpose: HashPurpose, ...name: string[]): Random {
  let counter = 0;
  let rest = new Uint8Array();
  return {
    bytes(count) {
      while (rest.length < count) {
        const digest = hash.digest(purpose, ...name, String(counter++));
        rest = new Uint8Array([
          ...rest,
          ...Uint8Array.fromBase64(digest, { alphabet: "base64url" }),
        ]);
      }
      const bytes = rest.slice(0, count);
      rest = rest.slice(count);
      return bytes;
    },
  };
}
