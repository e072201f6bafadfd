/** Which service calls, by its access token (RFC 6750), and whether it may. */
import { type StreamScope, withIncluded } from "../../domain/services/openid.ts";
import type { Service } from "../../domain/services/service.ts";
import { bearerToken } from "../calls/bearer.ts";
import type { Visit } from "../site/visit.ts";

/** A service with a stream. */
export type Streaming = Service & { events: NonNullable<Service["events"]> };

type Answer = Response | Promise<Response>;

/** Answers the service whose token it is. */
export function ofStream(scope: StreamScope, answer: (visit: Visit, service: Streaming) => Answer) {
  return async (visit: Visit): Promise<Response> => {
    const { ports } = visit;
    const token = bearerToken(visit.header("authorization"));
    if (token === undefined) return refuse(visit, 401);
    const caller = await ports.agencyTokens.read(token);
    if (!caller) return refuse(visit, 401, `error="invalid_token"`);
    if (!withIncluded(caller.scopes).includes(scope)) {
      return refuse(visit, 403, `error="insufficient_scope", scope="${scope}"`);
    }
    const service = ports.catalogue.current().get(caller.service);
    return hasStream(service) ? await answer(visit, service) : absent(visit);
  };
}

const hasStream = (service: Service | undefined): service is Streaming =>
  service?.events !== undefined;

/** Another service's stream is as absent as one that does not exist. */
export const absent = (visit: Visit): Response => visit.send(null, { status: 404 });

function refuse(visit: Visit, status: 401 | 403, why = ""): Response {
  const challenge = ["Bearer", why].filter(Boolean).join(" ");
  return visit.send(null, { status, headers: { "www-authenticate": challenge } });
}
