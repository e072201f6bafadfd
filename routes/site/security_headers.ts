/** Headers of every page of the window. */
import type { MiddlewareHandler } from "hono";
import { secureHeaders } from "hono/secure-headers";
import type { WindowContext, WindowDeps, WindowEnv } from "./deps.ts";
import { returnTo } from "./return_to.ts";

export function securityHeaders(deps: WindowDeps): MiddlewareHandler<WindowEnv> {
  const { hosts, views } = deps;
  const headers = secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'none'"],
      scriptSrc: ["'self'"],
      // The second sheet, and the font that it may ask for.
      styleSrc: [views.styleSource, "'self'"],
      fontSrc: ["'self'"],
      manifestSrc: ["'self'"],
      imgSrc: ["'self'"],
      mediaSrc: ["'self'"],
      connectSrc: ["'self'"],
      // Chromium applies this to the redirects after a POST too: the validated target is named.
      formAction: ["'self'", (c) => targetOrigin(c as unknown as WindowContext)],
      frameAncestors: ["'none'"],
      baseUri: ["'none'"],
    },
    // Not "no-referrer": that would make the Origin of our own forms "null".
    referrerPolicy: "same-origin",
    xFrameOptions: "DENY",
    // Set for every host by routes/app.ts.
    strictTransportSecurity: false,
    permissionsPolicy: { camera: [], geolocation: [], microphone: [], payment: [] },
    crossOriginOpenerPolicy: "same-origin",
    crossOriginResourcePolicy: "same-origin",
    originAgentCluster: "?1",
    xXssProtection: false,
    xDownloadOptions: false,
    xPermittedCrossDomainPolicies: false,
  });
  return async (c, next) => {
    await headers(c, next);
    // `c.header` would make the finished answer anew, each time, with its text as a stream.
    const answered = c.res.headers;
    if (c.req.path.startsWith("/static/")) {
      // Nobody's secret, and our problem pages at the services' hosts use it too.
      answered.set("cross-origin-resource-policy", "cross-origin");
      answered.set("access-control-allow-origin", "*");
    }
    answered.set("x-request-id", c.env.requestId);
    if (answered.has("cache-control")) return;
    answered.set("cache-control", "no-store");
    answered.append("vary", "HX-Request, HX-Request-Type, Cookie");
  };

  function targetOrigin(c: WindowContext): string {
    const { service } = returnTo(deps, c);
    return service ? hosts.originOf(service) : "'self'";
  }
}
