/** Decides on a request before any effect: nothing passes by default. */
import type { Client } from "../../domain/gateway/headers/request_headers.ts";
import type { Scheme } from "../../domain/gateway/request/authority.ts";
import { isRouteClear } from "../../domain/gateway/request/clear_route.ts";
import { requestFraming } from "../../domain/gateway/request/framing.ts";
import { judgeMethod } from "../../domain/gateway/request/methods.ts";
import { isReserved } from "../../domain/gateway/request/reserved_paths.ts";
import { targetOf } from "../../domain/gateway/request/target.ts";
import { type Hosts, serviceOf } from "../../domain/services/hosts.ts";
import { closureOf } from "../../domain/services/standing.ts";
import type { ServiceRequest } from "./forwarding.ts";
import type { RefusalCode } from "./refusal.ts";
import type { Concerned } from "./refuse.ts";
import type { RequestHead } from "./request_head.ts";

/** Facts about a request, determined before any decision. */
export interface Connection {
  /** The requested host, with port; `null` if it is missing, malformed or contradictory. */
  host: string | null;
  /** The owner of the host. */
  owner: ReturnType<Hosts["resolve"]>;
  /** The client's IP, from the socket or from a trusted proxy. */
  ip: string;
  proto: Scheme;
  requestId: string;
}

export type Decision =
  /** The end of the message is ambiguous, so the connection is closed. */
  | { kind: "close" }
  | { kind: "refuse"; code: RefusalCode } & Concerned
  | { kind: "window"; client: Client }
  /** The agencies' API. */
  | { kind: "api"; client: Client }
  /** The host of agencies' files. */
  | { kind: "files"; client: Client }
  /** The host where agencies' staff work. */
  | { kind: "desk"; client: Client }
  /** `/_panjereh/…` at a service's host. */
  | { kind: "reserved"; judged: ServiceRequest }
  /** The rest depends on the visitor. */
  | { kind: "service"; judged: ServiceRequest };

const CLOSE: Decision = { kind: "close" };

export function decide(
  request: RequestHead,
  { host, owner, ip, proto, requestId }: Connection,
  isAllowed: (ip: string) => boolean,
): Decision {
  const service = serviceOf(owner);
  const method = judgeMethod(request.method, service);
  if (method === "refused") return { kind: "refuse", code: "method_not_allowed", service };
  const framing = requestFraming(request.method, request.headers);
  if (method === "malformed" || !host || !framing) return CLOSE;
  const target = targetOf(request.url, service?.paths);
  // Deno gives `OPTIONS *`, which asks a whole server (RFC 9112 §3.2.4), as this path.
  const asksServer = request.method === "OPTIONS" && target?.path === "/*";
  if (!target || asksServer || !isRouteClear(service?.routes ?? [], target.path)) {
    return { kind: "refuse", code: "bad_request" };
  }

  const client: Client = { ip, proto, host };
  if (owner && "window" in owner) return { kind: "window", client };
  if (owner && "api" in owner) return { kind: "api", client };
  if (owner && "desk" in owner) return { kind: "desk", client };
  const isFiles = owner !== null && "files" in owner;
  if (!service && !isFiles) return { kind: "refuse", code: "misdirected" };
  if (!isAllowed(ip)) return { kind: "refuse", code: "network_restricted", service, ip };
  if (!service) return { kind: "files", client };
  const closure = closureOf(service);
  if (closure) return { kind: "refuse", code: closure, service };
  const judged = { service, target, framing, client, requestId };
  return { kind: isReserved(target.path) ? "reserved" : "service", judged };
}
