/** A request on its way to a service. */
import type { Assertions } from "../../domain/gateway/visitor/assertion.ts";
import type { Framing } from "../../domain/gateway/request/framing.ts";
import type { Visitor } from "../../domain/gateway/visitor/visitor.ts";
import { introduce } from "../../domain/gateway/visitor/introduce.ts";
import {
  type Client,
  type HeaderList,
  upstreamRequestHeaders,
} from "../../domain/gateway/headers/request_headers.ts";
import type { Target } from "../../domain/gateway/request/target.ts";
import { clientResponseHeaders } from "../../domain/gateway/headers/response_headers.ts";
import type { Service } from "../../domain/services/service.ts";

/** A request at a service's host, with everything judged so far. */
export interface ServiceRequest {
  service: Service;
  /** What was decided on; it and nothing else is sent. */
  target: Target;
  /** Of its body. */
  framing: Framing;
  client: Client;
  requestId: string;
}

/** One that may pass. */
export interface Forwarding extends ServiceRequest {
  /** Who the upstream is told is there; `null` says nobody. */
  visitor: Visitor | null;
}

/** Whose share of the service a request takes: the person's, however many sessions they have. */
export function shareOf({ visitor, client }: Forwarding): string {
  return visitor?.identity.subject ?? client.ip;
}

/** What the upstream is sent in place of the client's headers. Throws what `AssertionSigner` throws. */
export async function requestHeadersFor(
  { service, client, visitor, requestId }: Forwarding,
  { incoming, upstreamHost, assertions }: {
    incoming: Headers;
    upstreamHost: string;
    assertions: Assertions;
  },
): Promise<HeaderList> {
  const identity = visitor ? await introduce(assertions, visitor, service) : [];
  return upstreamRequestHeaders({ incoming, identity, client, upstreamHost, requestId });
}

/** What the client is sent of the upstream's headers. */
export function responseHeadersFor(
  { client, visitor, requestId }: Forwarding,
  upstream: HeaderList,
): HeaderList {
  const hostname = client.host.replace(/:\d+$/, "");
  return clientResponseHeaders(upstream, { hostname, identified: visitor !== null, requestId });
}
