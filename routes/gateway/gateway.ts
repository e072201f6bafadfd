/** The front door: every request passes these decisions in this order, and none passes by default. */
import { type AccessRefusal, accessRefusal } from "../../domain/access/refusal.ts";
import { requestFraming } from "../../domain/gateway/request/framing.ts";
import type { Visitor } from "../../domain/gateway/visitor/visitor.ts";
import { ALLOWED_METHODS, judgeMethod } from "../../domain/gateway/request/methods.ts";
import type { Client } from "../../domain/gateway/headers/request_headers.ts";
import { canonicalTarget } from "../../domain/gateway/request/target.ts";
import { isReserved } from "../../domain/gateway/request/reserved_paths.ts";
import { isForeignHandshake, readHandshake } from "../../domain/gateway/request/handshake.ts";
import { RequestBodyFailed, UpstreamBusy } from "../../domain/gateway/upstream/upstream.ts";
import type { Clock } from "../../domain/platform/platform.ts";
import type { Hosts } from "../../domain/services/hosts.ts";
import type { Service } from "../../domain/services/service.ts";
import { refusalFor } from "./failure.ts";
import { PROBLEM_STATUS } from "../site/problem_status.ts";
import type { Forwarding, ServiceRequest } from "./forwarding.ts";
import type { Proxy } from "./proxy.ts";
import { problemDocument, type RefusalCode, refuseAndClose } from "./refusal.ts";
import { createRefuse, type ProblemPage, sendToWindow, type WayIn } from "./refuse.ts";
import type { RequestHead } from "./request_head.ts";
import { refuseHandshake, type Upgrade } from "./upgrade.ts";

/** What was found out about a request before anything is decided, once for all who decide. */
export interface Connection {
  /** Host that is asked for, with port; `null` when it is missing, malformed or contradicted. */
  host: string | null;
  /** Whose host it is. */
  owner: ReturnType<Hosts["resolve"]>;
  /** The client's ip, found out from the socket or from a trusted proxy. */
  ip: string;
  proto: "http" | "https";
  requestId: string;
}

export interface GatewayDeps {
  clock: Clock;
  /** Answers for the window's own host. */
  window(
    request: Request,
    context: { client: Client; requestId: string },
  ): Response | Promise<Response>;
  /** Answers for `/_panjereh/…` at a service's host; `null` is a request that makes no sense there. */
  reserved(request: Request, context: ServiceRequest): Promise<Response | null>;
  visitors: { find(request: RequestHead, service: Service): Promise<Visitor | null> };
  proxy: Proxy;
  /** For WebSockets, in place of `proxy`. */
  upgrade: Upgrade;
  /** Tells an agency's own proxy who is there, instead of forwarding. */
  answerAuthRequest(request: RequestHead, forwarding: Forwarding): Promise<Response>;
  /** The way into the window that comes back to `returnTo`. */
  signIn(request: RequestHead, returnTo: string): WayIn;
  problemPage: ProblemPage;
  /** Whether this client's address may use services at all. */
  isAllowed(ip: string): boolean;
  /** For the audit record; a refusal stands even if this fails. */
  onRefused?(
    refusal: { access: AccessRefusal; visitor: Visitor; request: ServiceRequest },
  ): void;
  /** For the log: what is answered with 5xx. */
  onError?(error: unknown, requestId: string): void;
  /** For the metrics: what was decided on and could not be served. */
  onFailed?(code: RefusalCode, service?: Service): void;
}

export interface Gateway {
  handle(request: Request, connection: Connection): Promise<Response>;
  /** The same decision about a request that an agency's proxy describes and forwards by itself. */
  ask(head: RequestHead, connection: Connection): Promise<Response>;
}

/** What is decided on. */
interface Asked {
  request: RequestHead;
  connection: Connection;
  /** The request itself, to be forwarded; an agency's own proxy keeps it when it asks. */
  whole?: Request;
}

export function createGateway(deps: GatewayDeps): Gateway {
  const refuse = createRefuse(deps.problemPage);

  function decide({ request, connection, whole }: Asked): Response | Promise<Response> {
    const { host, owner, ip, proto, requestId } = connection;
    const method = judgeMethod(request.method);
    if (method === "refused") {
      return problemDocument("method_not_allowed", {
        requestId,
        headers: { allow: ALLOWED_METHODS.join(", ") },
      });
    }
    const framing = requestFraming(request.method, request.headers);
    if (method === "malformed" || !host || !framing) return refuseAndClose(requestId);
    const target = canonicalTarget(request.url);
    if (!target) return refuse(request, "bad_request", { requestId });

    const client: Client = { ip, proto, host };
    if (whole && owner && "window" in owner) return deps.window(whole, { client, requestId });
    if (!owner || !("service" in owner)) return refuse(request, "misdirected", { requestId });
    const { service } = owner;
    if (!deps.isAllowed(ip)) {
      return refuse(request, "network_restricted", { requestId, service, ip });
    }
    const judged = { service, target, framing, client, requestId };
    if (isReserved(target.path)) return answerReserved(request, judged, whole);
    // Only the agency's own proxy leads there.
    if (whole && service.forward_auth) return refuse(request, "misdirected", { requestId });
    return enter(request, judged, whole);
  }

  async function answerReserved(
    request: RequestHead,
    judged: ServiceRequest,
    whole: Request | undefined,
  ): Promise<Response> {
    const { service, requestId } = judged;
    return whole && await deps.reserved(whole, judged) ||
      await refuse(request, "bad_request", { requestId, service });
  }

  async function enter(
    request: RequestHead,
    judged: ServiceRequest,
    whole: Request | undefined,
  ): Promise<Response> {
    const { service, target, client, requestId } = judged;
    const visitor = await deps.visitors.find(request, service);
    const access = accessRefusal(visitor && visitor.session, service, deps.clock.now());
    const origin = `${client.proto}://${client.host}`;
    if (access !== null) {
      if (visitor) deps.onRefused?.({ access, visitor, request: judged });
      const wayIn = deps.signIn(request, origin + target.target);
      return sendToWindow(request, wayIn, { access, service, requestId });
    }
    const forwarding = { ...judged, visitor };
    if (!whole) {
      if (isForeignHandshake(request, origin)) return refuseHandshake("foreign", requestId);
      return await deps.answerAuthRequest(request, forwarding);
    }
    const handshake = readHandshake(whole, origin);
    if (!handshake) return await deps.proxy.forward(whole, forwarding);
    if (typeof handshake === "string") return refuseHandshake(handshake, requestId);
    return await deps.upgrade(whole, { ...forwarding, ...handshake });
  }

  async function answer(asked: Asked): Promise<Response> {
    const { owner, requestId } = asked.connection;
    try {
      return await decide(asked);
    } catch (error) {
      if (error instanceof RequestBodyFailed) return refuseAndClose(requestId);
      // For the log alone, in nginx's words: the client has left, and nobody has failed.
      if (asked.whole?.signal.aborted) return new Response(null, { status: 499 });
      const { code, retryAfter } = refusalFor(error);
      // Being busy is no error: a rush would fill the log with it.
      const isBusy = error instanceof UpstreamBusy;
      if (PROBLEM_STATUS[code] >= 500 && !isBusy) deps.onError?.(error, requestId);
      const service = owner && "service" in owner ? owner.service : undefined;
      deps.onFailed?.(code, service);
      return await refuse(asked.request, code, { requestId, service, retryAfter });
    }
  }

  return {
    handle: (request, connection) => answer({ request, connection, whole: request }),
    ask: (request, connection) => answer({ request, connection }),
  };
}
