import type { MiddlewareHandler } from "hono";

/**
 * Headers of every response of the sandbox: no foreign sources, no caching, no content sniffing.
 */
export const pageHeaders = pageHeadersFor("'self'");

/** The same, with forms that may lead to these sources. */
export function pageHeadersFor(formAction: string): MiddlewareHandler {
  const policy =
    `default-src 'none'; style-src 'self'; form-action ${formAction}; base-uri 'none'; frame-ancestors 'none'`;
  return async (c, next) => {
    await next();
    c.header("Content-Security-Policy", policy);
    c.header("X-Content-Type-Options", "nosniff");
    // "no-referrer" would make browsers post forms with `Origin: null`.
    c.header("Referrer-Policy", "same-origin");
    c.header("Cache-Control", "no-store");
  };
}
