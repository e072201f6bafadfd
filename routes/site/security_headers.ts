/** Headers of every page of the window. */
import type { MiddlewareHandler } from "hono";
import { secureHeaders } from "hono/secure-headers";
import { isPartial } from "./page.ts";
import { readReturnTo, siteOf, type SitePorts } from "./return_to.ts";
import type { WindowContext, WindowEnv } from "./visit.ts";
import type { AgencyClient } from "../../domain/services/openid.ts";
import type { WindowPorts } from "./window_ports.ts";

/**
 * What browsers apply to documents only. A fragment never becomes one: it answers headers that no
 * navigation, form or other site's script can send, and no cache keeps it (docs/decisions/0168).
 */
const DOCUMENTS = [
  "content-security-policy",
  "cross-origin-opener-policy",
  "cross-origin-resource-policy",
  "origin-agent-cluster",
  "referrer-policy",
  "x-frame-options",
];

export function securityHeaders(
  { hosts, views, sites }: Pick<WindowPorts, "hosts" | "views"> & { sites?: SitePorts },
): MiddlewareHandler<WindowEnv> {
  const headers = secureHeaders({
    contentSecurityPolicy: {
      // One word for all that pages load; workers, frames and objects too are only our own files.
      defaultSrc: ["'self'"],
      // The second sheet, and the font that it may load.
      styleSrc: [views.styleSource, "'self'"],
      // Chromium applies this to redirects after a POST too, so the validated target is listed.
      formAction: [(c) => formActions(c as unknown as WindowContext)],
      frameAncestors: ["'none'"],
      baseUri: ["'none'"],
    },
    // With "no-referrer", browsers would send our own forms with `Origin: null`.
    referrerPolicy: "same-origin",
    xFrameOptions: "DENY",
    // Set for every host by routes/app.ts.
    strictTransportSecurity: false,
    permissionsPolicy: {},
    crossOriginOpenerPolicy: "same-origin",
    crossOriginResourcePolicy: "same-origin",
    // Agencies' hosts are of the same site, and would share the process.
    originAgentCluster: "?1",
    xDnsPrefetchControl: false,
    xXssProtection: false,
    xDownloadOptions: false,
    xPermittedCrossDomainPolicies: false,
  });
  return async (c, next) => {
    await headers(c, next);
    // `c.header` would rebuild the finished response each time, with its text as a stream.
    const answered = c.res.headers;
    if (c.req.path.startsWith("/static/")) {
      // Public; our problem pages at the services' hosts use them too.
      answered.set("cross-origin-resource-policy", "cross-origin");
      answered.set("access-control-allow-origin", "*");
    }
    answered.set("x-request-id", c.env.requestId);
    const caching = answered.get("cache-control");
    // A file for shared caches: what a stranger's headers take out would be missing for all.
    if (caching !== null && caching !== "no-store") return;
    if (isPartial(c.req.raw.headers)) { for (const name of DOCUMENTS) answered.delete(name); }
    // A request that this one followed has said the rest.
    if (caching !== null) return;
    answered.set("cache-control", "no-store");
    answered.append("vary", "HX-Request, HX-Request-Type");
  };

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
