/** «دسترسی محدود»: who is outside the allowed networks gets this page and the help around it, no more. */
import type { MiddlewareHandler } from "hono";
import type { WindowEnv } from "./visit.ts";
import type { WindowPorts } from "./window_ports.ts";

/** Says nothing of anybody, asks no store, and tells what to do. */
const OPEN =
  /^\/(?:static\/.+|icons\/.+|favicon\.svg|manifest\.webmanifest|\.well-known\/jwks\.json|faq|contact|guide|app|privacy|accessibility(?:\/statement)?)$/;

export function restrictedNetworks(
  { isAllowed }: Pick<WindowPorts, "isAllowed">,
): MiddlewareHandler<WindowEnv> {
  return async (c, next) => {
    const { path, ip, requestId } = c.get("visit");
    if (OPEN.test(path) || isAllowed(ip)) return await next();
    return await c.get("visit").page("restricted", { ip, requestId }, { status: 403 });
  };
}
