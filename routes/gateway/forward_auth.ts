/** `/_auth`: an agency's own proxy asks whether a request may pass and who is there, and forwards it itself. */
import { parseHost } from "../../domain/gateway/request/authority.ts";
import {
  behindQuestionPath,
  type ClientBehindProxy,
  readQuestion,
  readStatements,
  statesTarget,
  wantsPlainVerdict,
} from "../../domain/gateway/request/forward_auth.ts";
import type { Hosts } from "../../domain/services/hosts.ts";
import type { Connection } from "./decision.ts";
import type { Gateway } from "./gateway.ts";
import { problemDocument } from "./refusal.ts";

export interface ForwardAuthDeps {
  hosts: Hosts;
  gateway: Gateway;
  clientBehind: ClientBehindProxy;
}

/** A request that may be a question. */
export interface Asked {
  /** Its own. */
  connection: Connection;
  peer: string;
  forwardedFor: string | null;
  /** What `ClientBehindProxy` says of the service at its own host; `null` when there is none. */
  behind: string | null;
}

export interface ForwardAuth {
  /**
   * `null` when the request is no question, or does not come from a proxy of the service that it is about: then it
   * is a request like any other, and may well be for a page of that name. Not so when it states another request, as
   * only proxies do: one that asks under a wrong host would take the page's 200 for leave.
   */
  answer(request: Request, asked: Asked): Promise<Response> | null;
}

export function createForwardAuth({ hosts, gateway, clientBehind }: ForwardAuthDeps): ForwardAuth {
  /** Where the original request belongs: at the question's own host, or else at the one that it names (Traefik). */
  function original(
    named: string | null,
    { connection, peer, forwardedFor, behind }: Asked,
  ): { connection: Connection; isTheirs: boolean } | null {
    const { host: own, owner } = connection;
    if (owner && "service" in owner) return { connection, isTheirs: behind !== null };
    const host = own === null || named === null ? null : parseHost(named);
    const other = host === null ? null : hosts.resolve(host);
    if (!other || !("service" in other)) return null;
    const client = clientBehind(other.service, peer, forwardedFor);
    const ip = client ?? connection.ip;
    return {
      connection: { ...connection, host, owner: other, ip },
      isTheirs: client !== null,
    };
  }

  return {
    answer({ url, method, headers }, asked) {
      const rest = behindQuestionPath(url);
      if (rest === null) return null;
      const stated = readStatements(headers);
      const about = original(stated.host, asked);
      if (!about) return null;
      const { connection, isTheirs } = about;
      if (!isTheirs) {
        if (!statesTarget(stated)) return null;
        return Promise.resolve(problemDocument("misdirected", connection));
      }

      const agreed = stated.host === null || parseHost(stated.host) === connection.host;
      const question = agreed ? readQuestion({ method, rest, stated }) : null;
      const plainVerdict = wantsPlainVerdict(stated);
      const origin = `${connection.proto}://${connection.host}`;
      const response = question
        ? gateway.ask({
          method: question.method,
          url: origin + question.target,
          headers,
          plainVerdict,
        }, connection)
        : Promise.resolve(problemDocument("bad_request", connection));
      return plainVerdict ? response.then(withoutReason) : response;
    },
  };
}

/** Not the reason, which the proxy drops: it asks again for what the client is shown. */
function withoutReason(response: Response): Response {
  const { status } = response;
  if (status < 300 || status >= 500) return response;
  return new Response(null, {
    status: status === 302 || status === 401 ? 401 : 403,
    headers: { "cache-control": "no-store" },
  });
}
