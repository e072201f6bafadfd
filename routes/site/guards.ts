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

/** `most`: bytes of a form. */
export function useGuards(
  app: Hono<WindowEnv>,
  ports: WindowPorts,
  most: number = MAX_FORM_BYTES,
): void {
  app.use(language(ports), securityHeaders({ hosts: ports.hosts, sites: ports }));
  app.use(restrictedNetworks(ports), crossSiteGuard(ports));
  app.use(formLimit(most), otherLanguage(ports));
}

function formLimit(maxSize: number): MiddlewareHandler<WindowEnv> {
  const limit = bodyLimit({
    maxSize,
    onError: (c) => c.get("visit").problem("too_large"),
  });
  // A file is read only once its sender is known, with a limit of its own.
  return (c, next) => takesFile(c.req.path) || c.get("form") ? next() : limit(c, next);
}
