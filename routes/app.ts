/** Everything that answers on the gateway's port: health, the window and its aliases, the services' hosts. */
import { getLogger, withContext } from "@logtape/logtape";
import { parseAuthority } from "../domain/gateway/authority.ts";
import type { Clock, Random } from "../domain/platform.ts";
import type { Hosts } from "../domain/registry/hosts.ts";
import type { Gateway } from "./gateway/gateway.ts";

export interface AppDeps {
  clock: Clock;
  random: Random;
  hosts: Hosts;
  gateway: Gateway;
  /** The client's address, given the socket's peer and `X-Forwarded-For`. */
  clientAddress(peer: string, forwardedFor: string | null): string;
  /** Resolves when new requests can be served; rejects when not. */
  ready(): Promise<void>;
}

export type App = (request: Request, peer: string) => Promise<Response>;

/** Two years, in seconds (RFC 6797 §6.1.1). Subdomains are hosts of their own and say it for themselves. */
const HSTS = "max-age=63072000";

/** Characters of what a stranger sent. */
const MAX_LOGGED = 256;

const logger = getLogger(["panjereh", "request"]);

export function createApp(deps: AppDeps): App {
  const { clock, random, hosts } = deps;

  async function handle(request: Request, peer: string, requestId: string): Promise<Response> {
    const host = parseAuthority(request.url, request.headers.get("host"));
    const owner = host === null ? null : hosts.resolve(host);
    // A service's own paths are its own; anywhere else these two belong to whoever runs the gateway.
    if (!owner || !("service" in owner)) {
      const path = pathOf(request);
      if (path === "/healthz") return plain("ok");
      if (path === "/readyz") return await readiness();
    }
    if (owner && "alias" in owner && request.method === "GET") {
      const { pathname, search } = new URL(request.url);
      return new Response(null, {
        status: 302,
        headers: { location: hosts.window + pathname + search, "cache-control": "no-store" },
      });
    }
    return await deps.gateway.handle(request, {
      address: deps.clientAddress(peer, request.headers.get("x-forwarded-for")),
      proto: hosts.secure ? "https" : "http",
      requestId,
    });
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
      const response = await handle(request, peer, requestId);
      if (hosts.secure) response.headers.set("strict-transport-security", HSTS);
      logger.info("{method} {path} {status}", {
        method: request.method,
        host: request.headers.get("host")?.slice(0, MAX_LOGGED),
        // Without the query, which may hold what a service put there.
        path: pathOf(request).slice(0, MAX_LOGGED),
        status: response.status,
        ms: Math.round(performance.now() - began),
        at: clock.now(),
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
