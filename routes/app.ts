/**
 * Everything that answers on the gateway's port: health, the window and its aliases, the services'
 * hosts.
 */
import { withContext } from "@logtape/logtape";
import type { Answered, OwnerName } from "../domain/gateway/observation/answered.ts";
import { parseAuthority, type Scheme } from "../domain/gateway/request/authority.ts";
import type { Random } from "../domain/platform/platform.ts";
import type { Tracing } from "../domain/gateway/observation/tracing.ts";
import { type Hosts, serviceOf } from "../domain/services/hosts.ts";
import type { ClientBehindProxy } from "../domain/gateway/request/forward_auth.ts";
import type { Asked, ForwardAuth } from "./gateway/forward_auth.ts";
import type { Connection } from "./gateway/decision.ts";
import type { Gateway } from "./gateway/gateway.ts";
import type { Health } from "./health.ts";
import { createRequestIds } from "../domain/platform/request_id.ts";
import { logAnswer } from "./request_log.ts";

export interface AppDeps {
  random: Random;
  hosts: Hosts;
  gateway: Gateway;
  forwardAuth: ForwardAuth;
  clientBehind: ClientBehindProxy;
  /**
   * The IP of a client that is not behind an agency's proxy, given the socket's peer and
   * `X-Forwarded-For`.
   */
  clientIp(peer: string, forwardedFor: string | null): string;
  health: Health;
  /** Without it, requests are not traced. */
  tracing?: Tracing;
  /** Called for every response. */
  onAnswered?(answered: Answered): void;
}

export type App = (request: Request, peer: string) => Promise<Response>;

/**
 * Two years, in seconds (RFC 6797 §6.1.1). Subdomains are separate hosts, each with its own header.
 */
const HSTS = "max-age=63072000";

export function createApp(deps: AppDeps): App {
  const { hosts } = deps;
  const proto: Scheme = hosts.secure ? "https" : "http";

  /** Everything known about a request before a decision; `named` is its `Host`. */
  function find(
    { url, headers }: Request,
    { named, peer, requestId }: { named: string | null; peer: string; requestId: string },
  ): Asked {
    const host = parseAuthority(url, named, proto);
    const owner = host === null ? null : hosts.resolve(host);
    const service = serviceOf(owner);
    const forwardedFor = headers.get("x-forwarded-for");
    const behind = service ? deps.clientBehind(service, peer, forwardedFor) : null;
    const ip = behind ?? deps.clientIp(peer, forwardedFor);
    const connection = { host, owner, ip, proto, requestId };
    return { connection, peer, forwardedFor, behind };
  }

  function handle(request: Request, asked: Asked, path: string): Promise<Response> {
    const { connection } = asked;
    const { owner } = connection;
    // At a service's host the service owns all paths; anywhere else these two are the gateway's.
    const health = serviceOf(owner) ? undefined : deps.health(path, request.method);
    if (health) return health;
    const answer = deps.forwardAuth.answer(request, asked);
    if (answer) return answer;
    if (owner && "alias" in owner && request.method === "GET") {
      return Promise.resolve(redirectToWindow(request));
    }
    return deps.gateway.handle(request, connection);
  }

  function redirectToWindow({ url }: Request): Response {
    const { pathname, search } = new URL(url);
    return new Response(null, {
      status: 302,
      headers: { location: hosts.window + pathname + search, "cache-control": "no-store" },
    });
  }

  async function answer(
    request: Request,
    { peer, requestId, traceId }: { peer: string; requestId: string; traceId?: string },
  ): Promise<Response> {
    const began = performance.now();
    // An upgraded request cannot be read any more.
    const { method } = request;
    const named = request.headers.get("host");
    const path = pathOf(request);
    const asked = find(request, { named, peer, requestId });
    const { owner, ip } = asked.connection;
    const run = () => handle(request, asked, path);
    // An async context costs a tenth of a forwarded request; the few lines logged while forwarding
    // state the ID themselves (docs/decisions/0103).
    const response = await (serviceOf(owner) ? run() : withContext({ requestId, traceId }, run));
    if (hosts.secure) response.headers.set("strict-transport-security", HSTS);
    const milliseconds = performance.now() - began;
    const answered = { owner: nameOf(owner), method, path, status: response.status, milliseconds };
    deps.onAnswered?.(answered);
    logAnswer(answered, { requestId, traceId, host: named, ip });
    return response;
  }

  const nextId = createRequestIds(deps.random);
  return (request, peer) => {
    const requestId = nextId();
    const answerIn = (traceId?: string) => answer(request, { peer, requestId, traceId });
    return deps.tracing ? deps.tracing.serve(request, peer, answerIn) : answerIn();
  };
}

function nameOf(owner: Connection["owner"]): OwnerName {
  if (!owner) return "_other";
  if ("service" in owner) return owner.service.id;
  if ("api" in owner) return "_api";
  if ("files" in owner) return "_files";
  if ("desk" in owner) return "_desk";
  return "window" in owner ? "_window" : "_other";
}

function pathOf(request: Request): string {
  const rest = request.url.slice(request.url.indexOf("/", 8));
  return rest.split(/[?#]/, 1)[0];
}
