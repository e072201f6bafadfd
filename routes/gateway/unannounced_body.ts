/**
 * Whether a request has a body that its headers do not announce: `Deno.serve` also speaks HTTP/2
 * without TLS, where a body needs no length. In HTTP/1.1 there is none then (RFC 9112 §6.3), and
 * this says so at once. The body is consumed.
 */
export async function hasUnannouncedBody({ headers, body }: Request): Promise<boolean> {
  if (body === null || headers.has("content-length")) return false;
  const reader = body.getReader();
  try {
    while (true) {
      const { done, value } = await reader.read();
      if (done) return false;
      if (value.length > 0) return true;
    }
  } catch {
    // The client has left.
    return true;
  } finally {
    reader.cancel().catch(() => {});
  }
}
