import { createHmac, timingSafeEqual } from "node:crypto";
import { Buffer } from "node:buffer";
import type { VerifySignature } from "../../domain/notice/signed_call.ts";

/** Checks hex HMAC-SHA-256 signatures under `secret` (docs/wires.md). */
export function createSignatureCheck(secret: string): VerifySignature {
  return (text, signature) => {
    const right = createHmac("sha256", secret).update(text, "utf8").digest();
    const given = Buffer.from(/^[0-9a-f]{64}$/.test(signature) ? signature : "", "hex");
    return given.length === right.length && timingSafeEqual(given, right);
  };
}

/** Compares with `secret` in constant time for any lengths. */
export function createSecretCheck(secret: string): (given: string) => boolean {
  const digest = (text: string) => createHmac("sha256", secret).update(text, "utf8").digest();
  const right = digest(secret);
  return (given) => timingSafeEqual(digest(given), right);
}
