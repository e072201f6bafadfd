import type { MiddlewareHandler } from "hono";

/**
 * Headers of every response of the sandbox: no foreign sources, no caching, no content sniffing.
 */
export const pageHeaders = pageHeadersFor("'self'");

/** The same, with forms that may lead to these sources. */
export function pageHeadersFor(formAction: string | (() => string)): MiddlewareHandler {
  return async (c, next) => {
    await next();
    const target = typeof formAction === "string" ? formAction : formAction();
    c.header(
      "Content-Security-Policy",
      `default-src 'none'; style-src 'self'; form-action ${target}; base-uri 'none'; frame-ancestors 'none'`,
    );
    c.header("X-Content-Type-Options", "nosniff");
    // "no-referrer" would make browsers post forms with `Origin: null`.
    c.header("Referrer-Policy", "same-origin");
    c.header("Cache-Control", "no-store");
  };
}
