/** Forwards a judged request to its service and the answer back. */
import type { Assertions } from "../../domain/gateway/assertion.ts";
import { requestFraming } from "../../domain/gateway/framing.ts";
import type { Visitor } from "../../domain/gateway/identity.ts";
import { identityHeaders } from "../../domain/gateway/identity_headers.ts";
import {
  type Client,
  type HeaderList,
  upstreamRequestHeaders,
} from "../../domain/gateway/request_headers.ts";
import type { Target } from "../../domain/gateway/request_target.ts";
import { clientResponseHeaders } from "../../domain/gateway/response_headers.ts";
import { type UpstreamTransport, UpstreamUnavailable } from "../../domain/gateway/upstream.ts";
import type { Service } from "../../domain/registry/service.ts";

export interface Forwarding {
  service: Service;
  /** What was decided on; it and nothing else is sent. */
  target: Target;
  client: Client;
  /** Who the upstream is told is there; `null` says nobody. */
  visitor: Visitor | null;
  requestId: string;
}

export interface Proxy {
  /**
   * Streams both ways. Throws what `UpstreamTransport` and `AssertionSigner` throw, and `TypeError` for a
   * request whose framing the caller should have refused.
   */
  forward(request: Request, forwarding: Forwarding): Promise<Response>;
}

export function createProxy(
  { transport, assertions }: { transport: UpstreamTransport; assertions: Assertions },
): Proxy {
  async function identityOf(visitor: Visitor, service: Service): Promise<HeaderList> {
    const assertion = await assertions.assertionFor({ ...visitor, service });
    return [["X-Identity-Assertion", assertion], ...identityHeaders(visitor.identity, service)];
  }

  return {
    async forward(request, { service, target, client, visitor, requestId }) {
      const framing = requestFraming(request.method, request.headers);
      if (!framing) throw new TypeError("Cannot forward request: its framing is ambiguous");
      const headers = upstreamRequestHeaders({
        incoming: request.headers,
        identity: visitor ? await identityOf(visitor, service) : [],
        client,
        upstreamHost: service.upstream_host ?? new URL(service.upstream).host,
        requestId,
      });
      if (framing.kind === "length") headers.push(["content-length", String(framing.length)]);

      const answer = await transport.send({
        origin: service.upstream,
        method: request.method,
        target: target.target,
        headers,
        // Deno gives an empty stream where there is no body.
        body: framing.kind === "none" ? null : request.body,
        signal: request.signal,
      });
      if (answer.status > 599) {
        await answer.body?.cancel();
        throw new UpstreamUnavailable(`Upstream answered with status ${answer.status}`);
      }
      try {
        return new Response(answer.body, {
          status: answer.status,
          headers: clientResponseHeaders(answer.headers, {
            hostname: client.host.replace(/:\d+$/, ""),
            identified: visitor !== null,
            requestId,
          }),
        });
      } catch (cause) {
        await answer.body?.cancel();
        throw new UpstreamUnavailable("Upstream answered with headers that are none", { cause });
      }
    },
  };
}
