/** «دسترسی محدود»: who is outside the allowed networks gets this page and the help around it, no more. */
import type { MiddlewareHandler } from "hono";
import type { WindowDeps, WindowEnv } from "./deps.ts";
import { answer } from "./page.ts";

/** Says nothing of anybody, asks no store, and tells what to do. */
const OPEN =
  /^\/(?:static\/.+|icons\/.+|favicon\.svg|manifest\.webmanifest|\.well-known\/jwks\.json|faq|contact|guide|app|privacy|accessibility(?:\/statement)?)$/;

export function restrictedNetworks(deps: WindowDeps): MiddlewareHandler<WindowEnv> {
  return async (c, next) => {
    const { ip, requestId } = c.env;
    if (OPEN.test(c.req.path) || deps.isAllowed(ip)) return await next();
    return await answer(
      deps,
      c,
      (context) => deps.views.restricted(context, { ip, requestId }),
      { status: 403 },
    );
  };
}
