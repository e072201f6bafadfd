/** The checks of every page request before its handler, in order. */
import { bodyLimit } from "hono/body-limit";
import type { Hono, MiddlewareHandler } from "hono";
import { crossSiteGuard } from "./cross_site_guard.ts";
import { takesFile } from "./form.ts";
import { language, otherLanguage } from "./language.ts";
import { MAX_FORM_BYTES } from "./patient_body.ts";
import { restrictedNetworks } from "./restricted.ts";
import { securityHeaders } from "./security_headers.ts";
import type { WindowEnv } from "./visit.ts";
import type { WindowPorts } from "./window_ports.ts";

export function useGuards(app: Hono<WindowEnv>, ports: WindowPorts): void {
  app.use(language(ports), securityHeaders({ hosts: ports.hosts, sites: ports }));
  app.use(restrictedNetworks(ports), crossSiteGuard(ports));
  app.use(formLimit(), otherLanguage(ports));
}

function formLimit(): MiddlewareHandler<WindowEnv> {
  const limit = bodyLimit({
    maxSize: MAX_FORM_BYTES,
    onError: (c) => c.get("visit").problem("too_large"),
  });
  // A file is read only once its sender is known, with a limit of its own.
  return (c, next) => takesFile(c.req.path) || c.get("form") ? next() : limit(c, next);
}
