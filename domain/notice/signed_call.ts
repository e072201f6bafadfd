/**
 * Calls from other parties, such as the operator's for USSD: signed, at most a minute old, accepted
 * once (docs/wires.md).
 */
import { type Clock, MINUTE, SECOND } from "../platform/platform.ts";
import { commitTo } from "../platform/commit.ts";
import { record } from "../platform/record.ts";
import type { Store } from "../platform/store.ts";

export interface SignedCall {
  /** Seconds since the epoch, in decimal. */
  timestamp: string;
  /** 16 to 64 letters, digits, `-` or `_`, never used before. */
  nonce: string;
  /** Hex HMAC-SHA-256 of timestamp, nonce and body, joined by line feeds. */
  signature: string;
  body: string;
}

/** Whether `signature` is that of `text`, compared in constant time. */
export type VerifySignature = (text: string, signature: string) => boolean;

const WINDOW = MINUTE;

export const callNonceRecord = record<true, [nonce: string]>("wire_nonce", {
  about: "a signed call that was taken",
  // A call from the future end of the window stays valid for two of them.
  expireIn: 3 * WINDOW,
});

const NONCE = /^[\w-]{16,64}$/;
const TIMESTAMP = /^\d{1,12}$/;

/** `forged` does not state what was wrong; `replayed`: a valid call that was seen before. */
export async function admitCall(
  deps: { store: Store; clock: Clock; verify: VerifySignature },
  { timestamp, nonce, signature, body }: SignedCall,
): Promise<"admitted" | "forged" | "late" | "replayed"> {
  if (!TIMESTAMP.test(timestamp) || !NONCE.test(nonce)) return "forged";
  if (!deps.verify(`${timestamp}\n${nonce}\n${body}`, signature)) return "forged";
  if (Math.abs(deps.clock.now() - Number(timestamp) * SECOND) > WINDOW) return "late";
  const first = await commitTo(deps.store).create(callNonceRecord(nonce), true).commit();
  return first ? "admitted" : "replayed";
}
