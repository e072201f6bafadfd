/** Forwards an admitted request to its service, and the response back. */
import type { Assertions } from "../../domain/gateway/visitor/assertion.ts";
import type { OpenExchanges } from "../../domain/gateway/upstream/open_exchanges.ts";
import type { Upstreams } from "../../domain/gateway/upstream/upstreams.ts";
import { type Forwarding, requestHeadersFor, shareOf } from "./forwarding.ts";
import { RequestBodyFailed } from "../../domain/gateway/upstream/upstream.ts";
import { hasUnannouncedBody } from "./unannounced_body.ts";
import { relay } from "./relay.ts";
import { keepInSession } from "./stream.ts";

export interface ProxyDeps {
  upstreams: Upstreams;
  assertions: Assertions;
  openExchanges: OpenExchanges;
}

export interface Proxy {
  /** Streams in both directions. Throws what `Upstream` and `AssertionSigner` throw. */
  forward(request: Request, forwarding: Forwarding): Promise<Response>;
}

export function createProxy({ upstreams, assertions, openExchanges }: ProxyDeps): Proxy {
  return {
    async forward(request, forwarding) {
      const { service, target, framing, visitor } = forwarding;
      if (framing.kind === "none" && await hasUnannouncedBody(request)) {
        throw new RequestBodyFailed("Cannot forward request: its body is not announced");
      }
      const upstream = upstreams.of(service);
      const headers = await requestHeadersFor(forwarding, {
        incoming: request.headers,
        upstreamHost: upstream.host,
        assertions,
      });
      const answer = await upstream.send({
        method: request.method,
        target: target.target,
        headers,
        // Deno gives an empty stream if there is no body.
        body: framing.kind === "none" ? null : request.body,
        length: framing.kind === "length" ? framing.length : undefined,
        person: shareOf(forwarding),
        signal: request.signal,
      });
      const response = relay(answer, forwarding, request.headers);
      keepInSession(answer, { holder: visitor ?? null, service }, openExchanges);
      return response;
    },
  };
}
