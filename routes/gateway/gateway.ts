/** The front door: every request passes these decisions in this order, and none passes by default. */
import { type Access, decideAccess } from "../../domain/gateway/access.ts";
import { parseAuthority } from "../../domain/gateway/authority.ts";
import { requestFraming } from "../../domain/gateway/framing.ts";
import type { Visitor } from "../../domain/gateway/identity.ts";
import { ALLOWED_METHODS, judgeMethod } from "../../domain/gateway/methods.ts";
import type { Client } from "../../domain/gateway/request_headers.ts";
import { canonicalTarget, type Target } from "../../domain/gateway/request_target.ts";
import {
  RequestBodyFailed,
  UpstreamTimeout,
  UpstreamUnavailable,
} from "../../domain/gateway/upstream.ts";
import type { Clock } from "../../domain/platform.ts";
import type { Hosts } from "../../domain/registry/hosts.ts";
import type { Service } from "../../domain/registry/service.ts";
import { StoreUnavailable } from "../../domain/store.ts";
import type { Proxy } from "./proxy.ts";
import {
  isPageNavigation,
  problemDocument,
  type RefusalCode,
  type RefusalDetails,
  refusalStatus,
  refuseAndClose,
} from "./refusal.ts";

/** Paths on every service host that are the window's own. They never reach an upstream. */
export const RESERVED_PREFIX = "/_panjereh";

/** What the server knows of a request beyond the request. */
export interface Connection {
  /** The client's address, found out from the socket or from a trusted proxy. */
  address: string;
  proto: "http" | "https";
  requestId: string;
}

/** A request at a service's host, with everything judged so far. */
export interface ServiceRequest {
  service: Service;
  target: Target;
  client: Client;
  requestId: string;
}

/** What a refusal is about, as far as its page says so. */
export interface Concerned {
  service?: Service;
  /** The client's, when that is the reason. */
  address?: string;
}

export interface GatewayDeps {
  clock: Clock;
  /** Whose host it is; hosts carry their port. */
  ownerOf: Hosts["resolve"];
  /** Answers for the window's own host. */
  window(
    request: Request,
    context: { client: Client; requestId: string },
  ): Response | Promise<Response>;
  /** Answers for `/_panjereh/…` at a service's host; `null` is a request that makes no sense there. */
  reserved(request: Request, context: ServiceRequest): Promise<Response | null>;
  visitors: { find(request: Request, service: Service): Promise<Visitor | null> };
  proxy: Proxy;
  /** Where one signs in, proves a level again or says for whom one acts, and comes back to `returnTo`; and a cookie to set there. */
  signIn(request: Request, returnTo: string): { location: string; cookie: string };
  /** The refusal as a page; its status and headers are set here. */
  problemPage(
    request: Request,
    context: { code: RefusalCode; requestId: string } & Concerned,
  ): Response | Promise<Response>;
  /** Whether this client's address may use services at all. */
  isAllowed(address: string): boolean;
  /** For the audit record; a refusal stands even if this fails. */
  onRefused?(
    refusal: { access: Access; visitor: Visitor; request: ServiceRequest },
  ): void;
  /** For the log: what is answered with 5xx. */
  onError?(error: unknown, requestId: string): void;
}

export interface Gateway {
  handle(request: Request, connection: Connection): Promise<Response>;
}

export function createGateway(deps: GatewayDeps): Gateway {
  async function refuse(
    request: Request,
    code: RefusalCode,
    details: RefusalDetails & Concerned,
  ): Promise<Response> {
    if (!isPageNavigation(request)) return problemDocument(code, details);
    const { service, address, requestId } = details;
    const page = await deps.problemPage(request, { code, requestId, service, address });
    const headers = new Headers(page.headers);
    for (const [name, value] of Object.entries(details.headers ?? {})) headers.set(name, value);
    headers.set("cache-control", "no-store");
    headers.set("x-request-id", requestId);
    return new Response(page.body, { status: refusalStatus(code), headers });
  }

  async function handle(request: Request, connection: Connection): Promise<Response> {
    const { requestId } = connection;
    const method = judgeMethod(request.method);
    const host = parseAuthority(request.url, request.headers.get("host"));
    if (method === "refused") {
      return problemDocument("method_not_allowed", {
        requestId,
        headers: { allow: ALLOWED_METHODS.join(", ") },
      });
    }
    if (method === "malformed" || !host || !requestFraming(request.method, request.headers)) {
      return refuseAndClose(requestId);
    }
    const target = canonicalTarget(request.url);
    if (!target) return await refuse(request, "bad_request", { requestId });

    const client: Client = { address: connection.address, proto: connection.proto, host };
    const owner = deps.ownerOf(host);
    if (owner && "window" in owner) return await deps.window(request, { client, requestId });
    if (!owner || !("service" in owner)) return await refuse(request, "misdirected", { requestId });
    const { service } = owner;
    if (!deps.isAllowed(client.address)) {
      return await refuse(request, "network_restricted", {
        requestId,
        service,
        address: client.address,
      });
    }
    const judged = { service, target, client, requestId };
    if (!isReserved(target)) return await enter(request, judged);
    return await deps.reserved(request, judged) ??
      await refuse(request, "bad_request", { requestId, service });
  }

  async function enter(request: Request, judged: ServiceRequest): Promise<Response> {
    const { service, target, client, requestId } = judged;
    const visitor = await deps.visitors.find(request, service);
    const access = decideAccess({ service, visitor, now: deps.clock.now() });
    if (access === "allowed") return await deps.proxy.forward(request, { ...judged, visitor });
    if (visitor) deps.onRefused?.({ access, visitor, request: judged });
    const returnTo = `${client.proto}://${client.host}${target.target}`;
    const { location: signIn, cookie } = deps.signIn(request, returnTo);
    if (isPageNavigation(request)) return seeSignIn({ signIn, cookie, requestId });
    if (access !== "sign_in") return problemDocument(access, { requestId, signIn });
    return problemDocument("sign_in_required", {
      requestId,
      signIn,
      // RFC 9110 §15.5.2 wants a challenge; browsers show no password box for a scheme that they do not know.
      headers: { "www-authenticate": `Panjereh realm="${service.id}"` },
    });
  }

  return {
    async handle(request, connection) {
      const { requestId } = connection;
      try {
        return await handle(request, connection);
      } catch (error) {
        if (error instanceof RequestBodyFailed) return refuseAndClose(requestId);
        deps.onError?.(error, requestId);
        const code = codeOf(error);
        const headers = code === "store_unavailable" ? { "retry-after": "5" } : undefined;
        return await refuse(request, code, { requestId, headers });
      }
    },
  };
}

/** In any case: a file system below an upstream may not tell them apart. */
function isReserved({ path }: Target): boolean {
  const lower = path.toLowerCase();
  return lower === RESERVED_PREFIX || lower.startsWith(`${RESERVED_PREFIX}/`) ||
    lower.startsWith(`${RESERVED_PREFIX};`);
}

function codeOf(error: unknown): RefusalCode {
  if (error instanceof StoreUnavailable) return "store_unavailable";
  if (error instanceof UpstreamUnavailable) return "upstream_unavailable";
  if (error instanceof UpstreamTimeout) return "upstream_timeout";
  return "internal";
}

function seeSignIn(
  { signIn, cookie, requestId }: { signIn: string; cookie: string; requestId: string },
): Response {
  return new Response(null, {
    status: 302,
    headers: {
      location: signIn,
      "set-cookie": cookie,
      "cache-control": "no-store",
      "x-request-id": requestId,
    },
  });
}
