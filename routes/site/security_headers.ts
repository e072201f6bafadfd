/** Headers of every page of the window. */
import type { MiddlewareHandler } from "hono";
import { isPartial } from "./page.ts";
import { readReturnTo, siteOf, type SitePorts } from "./return_to.ts";
import type { WindowContext, WindowEnv } from "./visit.ts";
import type { AgencyClient } from "../../domain/services/openid.ts";
import type { WindowPorts } from "./window_ports.ts";

/**
 * What browsers apply to documents only. A fragment never becomes one: it answers headers that no
 * navigation, form or other site's script can send, and no cache keeps it (docs/decisions/0168).
 * Neither does a redirect, a script, a style sheet or a font (docs/decisions/0359).
 */
const OF_DOCUMENTS = {
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  // Agencies' hosts are of the same site, and would share the process.
  "origin-agent-cluster": "?1",
  // With "no-referrer", browsers would send our own forms with `Origin: null`.
  "referrer-policy": "same-origin",
  "x-frame-options": "DENY",
};

/** Files that browsers show as text, if at all. */
const NO_DOCUMENT = /^\/static\/.*\.(?:css|js|woff2)$/;

export function securityHeaders(
  { hosts, sites }: Pick<WindowPorts, "hosts"> & { sites?: SitePorts },
): MiddlewareHandler<WindowEnv> {
  return async (c, next) => {
    await next();
    // `c.header` would rebuild the finished response each time, with its text as a stream.
    const answered = c.res.headers;
    answered.set("x-content-type-options", "nosniff");
    answered.set("x-request-id", c.env.requestId);
    const caching = answered.get("cache-control");
    // A file for shared caches: what a stranger's headers take out would be missing for all.
    const isShared = caching !== null && caching !== "no-store";
    const isDocument = isShared
      ? !NO_DOCUMENT.test(c.req.path)
      : !isPartial(c.req.raw.headers) && !answered.has("location");
    if (isDocument) {
      for (const [name, value] of Object.entries(OF_DOCUMENTS)) answered.set(name, value);
      // A request that this one followed has said it of its page.
      if (!answered.has("content-security-policy")) {
        answered.set("content-security-policy", policyOf(c));
      }
    }
    if (c.req.path.startsWith("/static/")) {
      // Public; our problem pages at the services' hosts use them too.
      answered.set("cross-origin-resource-policy", "cross-origin");
      answered.set("access-control-allow-origin", "*");
    }
    // A request that this one followed has said the rest.
    if (caching !== null) return;
    answered.set("cache-control", "no-store");
    // Every request of htmx has it, "partial" those that get a fragment.
    answered.append("vary", "HX-Request-Type");
  };

  function policyOf(c: WindowContext): string {
    const styleSource = c.get("styleSource");
    return [
      // One word for all that pages load; workers, frames and objects too are only our own files.
      // The hash stands here, which is shorter: as a script, its text would be an error.
      `default-src 'self'${styleSource ? ` ${styleSource}` : ""}`,
      // Chromium applies this to redirects after a POST too, so the validated target is listed.
      `form-action ${formActions(c)}`,
      "frame-ancestors 'none'",
      "base-uri 'none'",
    ].join(";");
  }

  function formActions(c: WindowContext): string {
    const target = targetOrigin(c);
    return target === null ? "'self'" : `'self' ${target}`;
  }

  function targetOrigin(c: WindowContext): string | null {
    const { pathname, search } = new URL(c.req.url);
    const { service, location = pathname + search } = readReturnTo(
      (name) => c.req.query(name),
      hosts,
      sites,
    );
    // A service may have both: where it leads is told by the address.
    const site = sites && siteOf(location, sites);
    if (site) return siteOrigins(site.openid!);
    return service ? hosts.originOf(service) : null;
  }
}

/** Where a site's people return to. */
const siteOrigins = ({ redirect_uris }: AgencyClient) =>
  [...new Set(redirect_uris.map((uri) => new URL(uri).origin))].join(" ");
