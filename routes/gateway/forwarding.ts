/** A request that may pass. */
import type { Visitor } from "../../domain/gateway/identity.ts";
import type { Client } from "../../domain/gateway/request_headers.ts";
import type { Target } from "../../domain/gateway/request_target.ts";
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

/** Whose share of the service a request takes: the person's, however many sessions they have. */
export function shareOf({ visitor, client }: Forwarding): string {
  return visitor?.identity.subject ?? client.address;
}
