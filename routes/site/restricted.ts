/** «دسترسی محدود»: clients outside the allowed networks get only this page and the help pages. */
import type { MiddlewareHandler } from "hono";
import { referenceOf } from "../../domain/platform/request_id.ts";
import type { WindowEnv } from "./visit.ts";
import type { WindowPorts } from "./window_ports.ts";

/** Paths without personal data and without reads of the store, which tell people what to do. */
const OPEN =
  /^\/(?:static\/.+|icons\/.+|favicon\.svg|manifest\.webmanifest|\.well-known\/jwks\.json|faq|contact|guide|app|privacy|accessibility(?:\/statement)?)$/;

export function restrictedNetworks(
  { isAllowed }: Pick<WindowPorts, "isAllowed">,
): MiddlewareHandler<WindowEnv> {
  return async (c, next) => {
    const { path, ip, requestId } = c.get("visit");
    if (OPEN.test(path) || isAllowed(ip)) return await next();
    return await c.get("visit").page("restricted", { ip, reference: referenceOf(requestId) }, {
      status: 403,
    });
  };
}
