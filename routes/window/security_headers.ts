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
      styleSrc: [views.styleSource],
      imgSrc: ["'self'"],
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
    c.header("x-request-id", c.env.requestId);
    if (c.res.headers.has("cache-control")) return;
    c.header("cache-control", "no-store");
    c.header("vary", "HX-Request, HX-Request-Type, Cookie", { append: true });
  };

  function targetOrigin(c: WindowContext): string {
    const { service } = returnTo(deps, c);
    return service ? hosts.originOf(service) : "'self'";
  }
}
