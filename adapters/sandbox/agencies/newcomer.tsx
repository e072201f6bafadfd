/**
 * The server of a service that does not exist yet: an agency that asks for one at the desk
 * gives this server's address. It answers for whatever name `Host` has under the window's, and takes only
 * assertions that are for that name.
 */
import { ECHO_PATH } from "../../../domain/publication/echo.ts";
import type { AgencyDeps } from "./agency_app.tsx";
import { HEALTH } from "./breakdown.ts";
import { headerLines } from "./header_lines.ts";
import { type NodeHandler, toNodeHandler } from "./node_handler.ts";
import { createOfficeApp } from "./office.tsx";
import { OFFICE } from "./texts/office.ts";

/** `undefined`: the host is none under the window's. */
export function createNewcomer(deps: AgencyDeps): (host: string) => NodeHandler | undefined {
  const suffix = `.${new URL(deps.issuer).host.replace(/^sso\./, "")}`;

  return (host) => {
    const id = host.endsWith(suffix) ? host.slice(0, -suffix.length) : "";
    if (!/^[a-z0-9-]+$/.test(id)) return undefined;
    const service = { id, title: OFFICE.newcomer, agency: OFFICE.newcomer };
    const app = toNodeHandler(createOfficeApp(service, deps).fetch);

    return async (request, response) => {
      if (request.url === HEALTH) return void response.writeHead(204).end();
      if (request.url !== ECHO_PATH) return await app(request, response);
      const assertion = request.headers["x-identity-assertion"];
      const reading = await deps.readAssertion([assertion].flat()[0], id);
      const audience = "claims" in reading ? reading.claims.aud : null;
      response.writeHead(200, { "Content-Type": "application/json" })
        .end(JSON.stringify({ headers: headerLines(request), audience }));
    };
  };
}
