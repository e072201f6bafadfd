/** `/_auth`: an agency's own proxy asks whether a request may pass and who is there, and forwards it itself. */
import { parseHost } from "../../domain/gateway/authority.ts";
import {
  behindQuestionPath,
  type Question,
  readQuestion,
  statesTarget,
  wantsPlainVerdict,
} from "../../domain/gateway/forward_auth.ts";
import type { Hosts } from "../../domain/registry/hosts.ts";
import type { Service } from "../../domain/registry/service.ts";
import type { Connection, Gateway } from "./gateway.ts";
import { problemDocument } from "./refusal.ts";

export interface ForwardAuthDeps {
  hosts: Hosts;
  gateway: Gateway;
  /** The client's address when one of the service's own proxies asks; `null` when anybody else does. */
  clientBehind(service: Service, peer: string, forwardedFor: string | null): string | null;
}

export interface ForwardAuth {
  /**
   * `null` when the request is no question, or does not come from a proxy of the service that it is about: then it
   * is a request like any other, and may well be for a page of that name. Not so when it states another request, as
   * only proxies do: one that asks under a wrong host would take the page's 200 for leave.
   */
  answer(request: Request, asked: {
    /** The question's own host. */
    host: string | null;
    peer: string;
    connection: Omit<Connection, "address">;
  }): Promise<Response> | null;
}

export function createForwardAuth({ hosts, gateway, clientBehind }: ForwardAuthDeps): ForwardAuth {
  /** The host that the question is about: its own, or else the one that it names (Traefik). */
  function hostAsked(own: string | null, stated: string | null): string | null {
    if (own === null || stated === null) return own;
    const owner = hosts.resolve(own);
    return owner && "service" in owner ? own : parseHost(stated);
  }

  async function decide(
    question: Question | null,
    { host, headers, connection }: { host: string; headers: Headers; connection: Connection },
  ): Promise<Response> {
    const response = question
      ? await gateway.ask(
        {
          method: question.method,
          url: `${connection.proto}://${host}${question.target}`,
          headers,
        },
        host,
        connection,
      )
      : problemDocument("bad_request", connection);
    return wantsPlainVerdict(headers) ? plainVerdict(response) : response;
  }

  return {
    answer({ url, method, headers }, { host: own, peer, connection }) {
      const rest = behindQuestionPath(url);
      if (rest === null) return null;
      const stated = headers.get("x-forwarded-host");
      const host = hostAsked(own, stated);
      const owner = host === null ? null : hosts.resolve(host);
      if (!host || !owner || !("service" in owner)) return null;
      const address = clientBehind(owner.service, peer, headers.get("x-forwarded-for"));
      if (address === null) {
        if (!statesTarget(headers)) return null;
        return Promise.resolve(problemDocument("misdirected", connection));
      }

      const agreed = stated === null || parseHost(stated) === host;
      const question = agreed ? readQuestion({ method, rest, headers }) : null;
      return decide(question, { host, headers, connection: { ...connection, address } });
    },
  };
}

/** Not the reason, which the proxy drops: it asks again for what the client is shown. */
function plainVerdict(response: Response): Response {
  const { status } = response;
  if (status < 300 || status >= 500) return response;
  return new Response(null, {
    status: status === 302 || status === 401 ? 401 : 403,
    headers: { "cache-control": "no-store" },
  });
}
