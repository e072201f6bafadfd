/** Everything that answers on the gateway's port: health, the window and its aliases, the services' hosts. */
import { getLogger, withContext } from "@logtape/logtape";
import { parseAuthority } from "../domain/gateway/authority.ts";
import type { Random } from "../domain/platform.ts";
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
  /** Told of every answer. */
  onAnswered?(answered: Answered): void;
}

/** Whose host it is: the service's ID, or one of two names that no ID can have. */
export type OwnerName = string | "_window" | "_other";

export interface Answered {
  owner: OwnerName;
  method: string;
  path: string;
  status: number;
  milliseconds: number;
}

export type App = (request: Request, peer: string) => Promise<Response>;

/** Two years, in seconds (RFC 6797 §6.1.1). Subdomains are hosts of their own and say it for themselves. */
const HSTS = "max-age=63072000";

/** Characters of what a stranger sent. */
const MAX_LOGGED = 256;

const logger = getLogger(["panjereh", "request"]);

export function createApp(deps: AppDeps): App {
  const { random, hosts } = deps;

  async function handle(request: Request, peer: string, requestId: string): Promise<Response> {
    const host = parseAuthority(request.url, request.headers.get("host"));
    const owner = host === null ? null : hosts.resolve(host);
    // A service's own paths are its own; anywhere else these two belong to whoever runs the gateway.
    if (!owner || !("service" in owner)) {
      const path = pathOf(request);
      if (path === "/healthz") return await health(request, () => Promise.resolve(plain("ok")));
      if (path === "/readyz") return await health(request, readiness);
    }
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
    const service = owner && "service" in owner ? owner.service : undefined;
    const forwardedFor = request.headers.get("x-forwarded-for");
    const address = deps.clientAddress(peer, forwardedFor, service);
    return await deps.gateway.handle(request, { ...connection, address });
  }

  async function health(request: Request, tell: () => Promise<Response>): Promise<Response> {
    if (["GET", "HEAD"].includes(request.method)) return await tell();
    const refusal = plain("method not allowed", 405);
    // RFC 9110 §15.5.6
    refusal.headers.set("allow", "GET, HEAD");
    return refusal;
  }

  async function readiness(): Promise<Response> {
    try {
      await deps.ready();
      return plain("ready");
    } catch {
      return plain("not ready", 503);
    }
  }

  return async (request, peer) => {
    const requestId = random.bytes(12).toHex();
    const began = performance.now();
    return await withContext({ requestId }, async () => {
      // Nothing can be read of a request that was upgraded.
      const { method } = request;
      const host = request.headers.get("host");
      const path = pathOf(request);
      const response = await handle(request, peer, requestId);
      if (hosts.secure) response.headers.set("strict-transport-security", HSTS);
      logger.info("{method} {path} {status}", {
        method,
        host: host?.slice(0, MAX_LOGGED),
        // Without the query, which may hold what a service put there.
        path: path.slice(0, MAX_LOGGED),
        status: response.status,
        ms: Math.round(performance.now() - began),
      });
      return response;
    });
  };
}

function pathOf(request: Request): string {
  const rest = request.url.slice(request.url.indexOf("/", 8));
  return rest.split(/[?#]/, 1)[0];
}

function plain(text: string, status = 200): Response {
  return new Response(text, { status, headers: { "cache-control": "no-store" } });
}
