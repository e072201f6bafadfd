/** A request on its way to a service. */
import { subscriberOf } from "../../domain/budget/source.ts";
import type { Assertions } from "../../domain/gateway/visitor/assertion.ts";
import { withoutGrants } from "../../domain/gateway/openings/cors.ts";
import type { Framing } from "../../domain/gateway/request/framing.ts";
import type { Visitor } from "../../domain/gateway/visitor/visitor.ts";
import { introduce } from "../../domain/gateway/visitor/introduce.ts";
import { ownNamesOf, withoutOwnNames } from "../../domain/gateway/visitor/named_headers.ts";
import {
  type Client,
  type HeaderList,
  upstreamRequestHeaders,
} from "../../domain/gateway/headers/request_headers.ts";
import type { Target } from "../../domain/gateway/request/target.ts";
import { isReadByScript } from "../../domain/gateway/headers/compression.ts";
import { ownNames } from "../../domain/gateway/headers/own_names.ts";
import { clientResponseHeaders } from "../../domain/gateway/headers/response_headers.ts";
import type { Service } from "../../domain/services/service.ts";

/** A request to a service's host, with the results of all checks so far. */
export interface ServiceRequest {
  service: Service;
  /** Decided on and forwarded unchanged. */
  target: Target;
  /** Framing of its body. */
  framing: Framing;
  client: Client;
  requestId: string;
}

/** An admitted request. */
export interface Forwarding extends ServiceRequest {
  /** The visitor to report to the upstream; `null` for a stranger. */
  visitor: Visitor | null;
}

/** Of the service, as the client asks for it. */
export const originOf = ({ client }: ServiceRequest) => `${client.proto}://${client.host}`;

/**
 * Whose share of the service a request uses: the person's, over all their sessions; a stranger's by
 * IP.
 */
export function shareOf({ visitor, client: { ip } }: Forwarding): string {
  return visitor?.identity.subject ?? subscriberOf(ip);
}

/** The headers for the upstream. Throws what `AssertionSigner` throws. */
export async function requestHeadersFor(
  { service, client, visitor, requestId }: Forwarding,
  { incoming, upstreamHost, assertions }: {
    incoming: Headers;
    upstreamHost: string;
    assertions: Assertions;
  },
): Promise<HeaderList> {
  const identity = visitor ? await introduce(assertions, visitor, service) : [];
  const reserved = ownNamesOf(service);
  return upstreamRequestHeaders({ incoming, identity, reserved, client, upstreamHost, requestId });
}

/**
 * The headers for the client.
 *
 * @param incoming the request's
 */
export function responseHeadersFor(
  forwarding: Forwarding,
  { incoming, status, upstream }: { incoming: Headers; status: number; upstream: HeaderList },
): HeaderList {
  const { service, visitor, requestId } = forwarding;
  return clientResponseHeaders(withoutGrants(withoutOwnNames(upstream, service), service), {
    status,
    names: ownNames(service, originOf(forwarding)),
    identified: visitor !== null,
    isReadByScript: isReadByScript(incoming),
    requestId,
  });
}
