/** Everything that answers on the gateway's port: health, the window and its aliases, the services' hosts. */
import { getLogger, withContext } from "@logtape/logtape";
import { maskAddress } from "../domain/challenge/source.ts";
import type { Answered, OwnerName } from "../domain/gateway/answered.ts";
import { parseAuthority } from "../domain/gateway/authority.ts";
import type { Random } from "../domain/platform.ts";
import type { Tracing } from "../domain/gateway/tracing.ts";
import type { Hosts } from "../domain/registry/hosts.ts";
import type { Service } from "../domain/registry/service.ts";
import type { ForwardAuth } from "./gateway/forward_auth.ts";
import type { Gateway } from "./gateway/gateway.ts";
import type { Health } from "./health.ts";

export interface AppDeps {
  random: Random;
  hosts: Hosts;
  gateway: Gateway;
  forwardAuth: ForwardAuth;
  /** The client's address, given the socket's peer, `X-Forwarded-For` and the service that is asked for. */
  clientAddress(peer: string, forwardedFor: string | null, service?: Service): string;
  health: Health;
  /** Absent, requests are not traced. */
  tracing?: Tracing;
  /** Told of every answer. */
  onAnswered?(answered: Answered): void;
}

export type App = (request: Request, peer: string) => Promise<Response>;

/** Two years, in seconds (RFC 6797 §6.1.1). Subdomains are hosts of their own and say it for themselves. */
const HSTS = "max-age=63072000";

/** Characters of what a stranger sent. */
const MAX_LOGGED = 256;

const logger = getLogger(["panjereh", "request"]);

export function createApp(deps: AppDeps): App {
  const { random, hosts } = deps;

  async function handle(request: Request, asked: Asked, requestId: string): Promise<Response> {
    const { peer, host, owner, path, address } = asked;
    const service = owner && "service" in owner ? owner.service : undefined;
    // A service's own paths are its own; anywhere else these two belong to whoever runs the gateway.
    const health = service ? undefined : deps.health(path, request.method);
    if (health) return await health;
    const connection = { proto: hosts.secure ? "https" as const : "http" as const, requestId };
    const answer = deps.forwardAuth.answer(request, { host, peer, connection });
    if (answer) return await answer;
    if (owner && "alias" in owner && request.method === "GET") {
      const { pathname, search } = new URL(request.url);
      return new Response(null, {
        status: 302,
        headers: { location: hosts.window + pathname + search, "cache-control": "no-store" },
      });
    }
    return await deps.gateway.handle(request, { ...connection, address });
  }

  async function answer(request: Request, peer: string, requestId: string): Promise<Response> {
    const began = performance.now();
    // Nothing can be read of a request that was upgraded.
    const { method } = request;
    const named = request.headers.get("host");
    const host = parseAuthority(request.url, named);
    const owner = host === null ? null : hosts.resolve(host);
    const path = pathOf(request);
    const service = owner && "service" in owner ? owner.service : undefined;
    const forwardedFor = request.headers.get("x-forwarded-for");
    const address = deps.clientAddress(peer, forwardedFor, service);
    const response = await handle(request, { peer, host, owner, path, address }, requestId);
    if (hosts.secure) response.headers.set("strict-transport-security", HSTS);
    const { status } = response;
    const milliseconds = performance.now() - began;
    const ownerName = nameOf(owner);
    deps.onAnswered?.({ owner: ownerName, method, path, status, milliseconds });
    logger.info("{method} {path} {status}", () => ({
      method,
      service: ownerName,
      host: named?.slice(0, MAX_LOGGED),
      // Without the query, which may hold what a service put there.
      path: path.slice(0, MAX_LOGGED),
      status,
      ms: Math.round(milliseconds),
      client: maskAddress(address),
    }));
    return response;
  }

  return (request, peer) => {
    const requestId = random.bytes(12).toHex();
    const answerIn = (traceId?: string) =>
      withContext({ requestId, traceId }, () => answer(request, peer, requestId));
    return deps.tracing ? deps.tracing.serve(request, peer, answerIn) : answerIn();
  };
}

interface Asked {
  peer: string;
  host: string | null;
  owner: ReturnType<Hosts["resolve"]>;
  /** Without the query. */
  path: string;
  /** The client's. */
  address: string;
}

function nameOf(owner: Asked["owner"]): OwnerName {
  if (!owner) return "_other";
  if ("service" in owner) return owner.service.id;
  return "window" in owner ? "_window" : "_other";
}

function pathOf(request: Request): string {
  const rest = request.url.slice(request.url.indexOf("/", 8));
  return rest.split(/[?#]/, 1)[0];
}
