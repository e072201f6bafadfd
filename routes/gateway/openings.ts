/** CORS in the gateway's hands: answers to preflights, and what other responses say of origins. */
import { serviceOf } from "../../domain/services/hosts.ts";
import { grant, listOf, preflightHeaders } from "../../domain/gateway/openings/cors.ts";
import { isReserved } from "../../domain/gateway/request/reserved_paths.ts";
import { targetOf } from "../../domain/gateway/request/target.ts";
import type { Connection } from "./decision.ts";
import type { ServiceRequest } from "./forwarding.ts";
import type { RequestHead } from "./request_head.ts";

/** To a preflight of a listed origin; `share` adds who may read it. */
export function answerPreflight(
  { headers }: RequestHead,
  { service, requestId }: ServiceRequest,
): Response {
  const asked = headers.get("access-control-request-headers");
  return new Response(null, {
    status: 204,
    headers: [
      ...preflightHeaders(listOf(service)!, asked),
      ["x-request-id", requestId],
    ],
  });
}

/**
 * Lets pages of the service's listed origins read its responses and the gateway's refusals in its
 * place, but nothing of `/_panjereh`.
 */
export function share(
  response: Response,
  { url, headers }: RequestHead,
  { owner }: Connection,
): Response {
  const service = serviceOf(owner);
  const list = service ? listOf(service) : null;
  // The response to a handshake is not read by scripts.
  if (!list || response.status === 101) return response;
  const target = targetOf(url);
  if (!target || !isReserved(target.path)) {
    grant(response, list, headers.get("origin"));
  }
  return response;
}
