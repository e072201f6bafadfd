/**
 * Refuses form posts of other sites (security_cases 14). If a browser states the origin of a
 * request (Sec-Fetch-Site, Origin, Referer), it must be ours. A client that states none is an old
 * text browser or not a browser; our cookies are SameSite=Lax and every step is bound to one of
 * them. docs/decisions/0005.
 */
import type { MiddlewareHandler } from "hono";
import { csrf } from "hono/csrf";
import type { Hosts } from "../../domain/services/hosts.ts";
import { takesFile, URL_ENCODED } from "./form.ts";
import type { WindowEnv } from "./visit.ts";

/** A form with a file. */
const FILE_FORM = /^multipart\/form-data(?:;|$)/i;

export function crossSiteGuard({ hosts }: { hosts: Hosts }): MiddlewareHandler<WindowEnv> {
  const origin = hosts.window;
  const guard = csrf({ origin });
  return async (c, next) => {
    if (c.req.method === "GET" || c.req.method === "HEAD") return await next();
    const form = takesFile(c.req.path) ? FILE_FORM : URL_ENCODED;
    const allowed = form.test(c.req.header("content-type") ?? "") && await isOurs();
    return allowed ? await next() : await c.get("visit").problem("forbidden");

    async function isOurs(): Promise<boolean> {
      const [stated, site] = [c.req.header("origin"), c.req.header("sec-fetch-site")];
      if (site === "cross-site" || site === "same-site") return false;
      if (stated !== undefined || site !== undefined) {
        return await guard(c, () => Promise.resolve()).then(() => true, () => false);
      }
      const referer = c.req.header("referer");
      return !referer || URL.parse(referer)?.origin === origin;
    }
  };
}
