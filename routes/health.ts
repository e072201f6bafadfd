/**
 * Health checks for a front or a supervisor: whether the process lives, and whether it can serve.
 */
export type Health = (path: string, method: string) => Promise<Response> | undefined;

/** `ready` resolves if new requests can be served. The result is `undefined` for any other path. */
export function createHealth(ready: () => Promise<void>): Health {
  async function readiness(): Promise<Response> {
    try {
      await ready();
      return plain("ready");
    } catch {
      return plain("not ready", 503);
    }
  }

  return (path, method) => {
    if (path !== "/healthz" && path !== "/readyz") return;
    if (method !== "GET" && method !== "HEAD") return Promise.resolve(notAllowed());
    return path === "/readyz" ? readiness() : Promise.resolve(plain("ok"));
  };
}

/** RFC 9110 §15.5.6 */
export function notAllowed(): Response {
  const refusal = plain("method not allowed", 405);
  refusal.headers.set("allow", "GET, HEAD");
  return refusal;
}

export function plain(text: string, status = 200): Response {
  return new Response(text, { status, headers: { "cache-control": "no-store" } });
}
