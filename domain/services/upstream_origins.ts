/** Where a service's servers are, and who may connect to them. */
import { z } from "zod";
import type { Route } from "./routes.ts";

/** Every origin to which requests for a service may be forwarded. */
export function upstreamOrigins(
  { upstream = [], routes }: { upstream?: readonly string[]; routes: readonly Route[] },
): string[] {
  return [...upstream, ...routes.flatMap((route) => route.upstream)];
}

/** Who passes reads on to the agency's server: this program, or the nginx in front of it. */
export const carriedBySchema = z.enum(["gateway", "front"]).default("gateway");

const headerName = z.string().regex(
  /^[A-Za-z][A-Za-z0-9-]{0,62}$/,
  "must be a name of letters, digits and hyphens",
);

/** Request headers of the application's own, which the front passes on besides those of browsers. */
export const carriedHeadersSchema = z.array(headerName).max(64).default([]);

interface Reached {
  upstream?: readonly string[];
  routes: readonly Route[];
  upstream_host?: string;
  tls?: { server_name?: string };
}

/**
 * Whether the front may connect to all upstreams as safely as the gateway: it resolves a name once
 * and asks nobody whether the address is allowed, so it is given addresses only; and it verifies
 * certificates by name only.
 */
export function isReachedByFront({ upstream, routes, upstream_host, tls }: Reached): boolean {
  const urls = upstreamOrigins({ upstream, routes }).map((origin) => new URL(origin));
  const isNamed = tls?.server_name !== undefined ||
    upstream_host !== undefined && !isAddress(new URL(`https://${upstream_host}`).hostname);
  return urls.length > 0 && urls.every(({ hostname }) => isAddress(hostname)) &&
    (isNamed || urls.every(({ protocol }) => protocol === "http:"));
}

const isAddress = (hostname: string) => /^(?:[0-9.]+|\[[0-9a-f:.]+\])$/.test(hostname);

/** What an operator reads who chose the front for another service. */
export const NOT_REACHED =
  "front needs upstreams by IP address, and for https a name in upstream_host or tls.server_name";
