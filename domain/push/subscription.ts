/** What a page's script sends of a subscription. */
import type { PushSubscription } from "./device/push_services.ts";
import { isPushEndpoint } from "./hosts.ts";

const KEY_BYTES = 65;
const AUTH_BYTES = 16;
/** How such a point begins (SEC 1 §2.3.3). */
const UNCOMPRESSED = 4;

/** `null` if no browser has made it, or its push service is not one of these hosts. */
export function parseSubscription(
  { endpoint, p256dh, auth }: PushSubscription,
  hosts: readonly string[],
): PushSubscription | null {
  const point = bytesOf(p256dh);
  const isKey = point?.length === KEY_BYTES && point.at(0) === UNCOMPRESSED;
  if (!isKey || bytesOf(auth)?.length !== AUTH_BYTES) return null;
  return isPushEndpoint(endpoint, hosts) ? { endpoint, p256dh, auth } : null;
}

function bytesOf(text: string): Uint8Array | null {
  if (!/^[\w-]{1,100}$/.test(text)) return null;
  try {
    return Uint8Array.fromBase64(text, { alphabet: "base64url" });
  } catch {
    return null;
  }
}
