import { BODY_PATIENCE } from "../site/patient_body.ts";

/**
 * Whether a request has a body that its headers do not announce: `Deno.serve` also speaks HTTP/2
 * without TLS, where a body needs no length. In HTTP/1.1 there is none then (RFC 9112 §6.3), and
 * this says so at once. The body is consumed.
 */
export async function hasUnannouncedBody(
  { headers, body }: Request,
  patience = BODY_PATIENCE.grace,
): Promise<boolean> {
  if (body === null || headers.has("content-length")) return false;
  const reader = body.getReader();
  let isLate = false;
  // A stream of HTTP/2 may stay open without a byte. A cancelled reader is done.
  const timer = setTimeout(() => {
    isLate = true;
    reader.cancel().catch(() => {});
  }, patience);
  try {
    while (true) {
      const { done, value } = await reader.read();
      if (done) return isLate;
      if (value.length > 0) return true;
    }
  } catch {
    // The client has left.
    return true;
  } finally {
    clearTimeout(timer);
    reader.cancel().catch(() => {});
  }
}
