/**
 * `/_auth`: an agency's own proxy asks whether a request may pass and who the visitor is, and
 * forwards it itself. So does our own front, at another path, for services that it carries.
 */
import { canonicalHost } from "../../domain/gateway/request/authority.ts";
import {
  behindQuestionPath,
  type ClientBehindProxy,
  readQuestion,
  readStatements,
  statesTarget,
  wantsPlainVerdict,
} from "../../domain/gateway/request/forward_auth.ts";
import { type Hosts, serviceOf } from "../../domain/services/hosts.ts";
import { readAdmission } from "./front/admission.ts";
import type { Connection } from "./decision.ts";
import type { Gateway } from "./gateway.ts";

export interface ForwardAuthDeps {
  hosts: Hosts;
  gateway: Gateway;
  clientBehind: ClientBehindProxy;
  /** Whether our own front is this peer. */
  isFront(peer: string): boolean;
}

/** A request that may be an auth request. */
export interface Asked {
  /** Its own connection. */
  connection: Connection;
  peer: string;
  forwardedFor: string | null;
  /** The client according to the service's proxy at its own host; `null` if no proxy is asking. */
  behind: string | null;
}

export interface ForwardAuth {
  /**
   * `null` if the request is not an auth request, or does not come from a proxy of the service that
   * it is about. Then it is an ordinary request, possibly for a page of that name, unless it
   * describes another request, as only proxies do: a proxy that asks under a wrong host would take
   * that page's 200 for permission.
   */
  answer(request: Request, asked: Asked): Promise<Response> | null;
}

export function createForwardAuth(
  { hosts, gateway, clientBehind, isFront }: ForwardAuthDeps,
): ForwardAuth {
  /**
   * The host of the original request: the auth request's own, otherwise the one that it names
   * (Traefik).
   */
  function original(
    named: string | null,
    { connection, peer, forwardedFor, behind }: Asked,
  ): { connection: Connection; isTheirs: boolean } | null {
    const { host: own, owner } = connection;
    if (serviceOf(owner)) return { connection, isTheirs: behind !== null };
    const host = own === null || named === null ? null : canonicalHost(named, connection.proto);
    const other = host === null ? null : hosts.resolve(host);
    const service = serviceOf(other);
    if (!service) return null;
    const client = clientBehind(service, peer, forwardedFor);
    const ip = client ?? connection.ip;
    return {
      connection: { ...connection, host, owner: other, ip },
      isTheirs: client !== null,
    };
  }

  return {
    answer(request, asked) {
      const { url, method, headers } = request;
      const ofFront = readAdmission(request, {
        ...asked.connection,
        isFront: isFront(asked.peer),
      });
      if (ofFront) {
        const { service, asked: client } = ofFront;
        return gateway.admission(client, { service, requestId: asked.connection.requestId });
      }
      const rest = behindQuestionPath(url);
      if (rest === null) return null;
      const stated = readStatements(headers);
      const about = original(stated.host, asked);
      if (!about) return null;
      const { connection, isTheirs } = about;
      const { requestId } = connection;
      if (!isTheirs) {
        if (!statesTarget(stated)) return null;
        return gateway.refuse(request, "misdirected", { requestId });
      }

      const agreed = stated.host === null ||
        canonicalHost(stated.host, connection.proto) === connection.host;
      const question = agreed ? readQuestion({ method, rest, stated }) : null;
      const plainVerdict = wantsPlainVerdict(rest, stated);
      const origin = `${connection.proto}://${connection.host}`;
      const response = question
        ? gateway.ask({
          method: question.method,
          url: origin + question.target,
          headers,
          plainVerdict,
        }, connection)
        : gateway.refuse(request, "bad_request", { requestId });
      return plainVerdict ? response.then(withoutReason) : response;
    },
  };
}

/** Without the reason, which the proxy drops: it asks again for the response to the client. */
function withoutReason(response: Response): Response {
  const { status } = response;
  if (status < 300 || status >= 500) return response;
  return new Response(null, {
    status: status === 302 || status === 401 ? 401 : 403,
    headers: { "cache-control": "no-store" },
  });
}
