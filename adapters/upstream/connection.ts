/** Connection settings for the endpoints of one service, made once. */
import { isIP } from "node:net";
import type { LookupFunction } from "node:net";
import { UpstreamUnavailable } from "../../domain/gateway/upstream/upstream.ts";
import { SECOND } from "../../domain/platform/platform.ts";
import type { Service } from "../../domain/services/service.ts";
import { createBreaker } from "../network/breaker.ts";
import { createGuardedLookup } from "../network/guarded_lookup.ts";
import { type Endpoint, Repeated } from "./endpoints.ts";
import { isTheirs } from "./failure.ts";
import { createHttp1Pool } from "./http1/pool.ts";
import { readTls, type TlsOptions } from "./http1/tls.ts";

/** A service with upstreams to forward to. */
export type ForwardedService = Service & { upstream: string[] };

export interface Connection {
  /** `Host` for the upstream. */
  host: string;
  endpoints: Endpoint[];
  tls: TlsOptions;
  lookup: LookupFunction;
  /** IP literals bypass the lookup. Throws `UpstreamUnavailable` for forbidden ones. */
  check(endpoint: Endpoint): void;
}

/** Throws `ConfigurationError` if a file of the TLS settings cannot be read. */
export function createConnection(
  service: ForwardedService,
  { origin, isForbidden }: {
    /** Of the service, as people ask for it. */
    origin: string;
    isForbidden(ip: string): boolean;
  },
): Connection {
  const { limits, breaker } = service;
  const tls: TlsOptions = {
    servername: certificateName(service),
    ...readTls(service.id, service.tls),
    // Explicit, because an environment variable could turn it off otherwise.
    rejectUnauthorized: true,
  };
  const lookup = createGuardedLookup(isForbidden);
  const endpoints = service.upstream.map((origin): Endpoint => ({
    origin,
    pool: createHttp1Pool({
      origin,
      tls,
      lookup,
      most: limits.requests,
      limits: {
        connect: limits.connect * SECOND,
        answer: limits.answer * SECOND,
        idle: limits.idle * SECOND,
      },
    }),
    breaker: createBreaker({
      failures: breaker.failures,
      pause: breaker.pause * SECOND,
      isFailure: (error) => isTheirs(error) && !(error instanceof Repeated),
    }),
    healthy: true,
    busy: 0,
    counted: new Set(),
  }));
  const forbidden = new Set(endpoints.filter(({ origin }) => {
    const host = new URL(origin).hostname.replace(/^\[|\]$/g, "");
    return isIP(host) !== 0 && isForbidden(host);
  }));
  return {
    host: service.upstream_host ?? new URL(origin).host,
    endpoints,
    tls,
    lookup,
    check(endpoint) {
      if (!forbidden.has(endpoint)) return;
      throw new UpstreamUnavailable(`Cannot connect to ${endpoint.origin}: it is forbidden`, {
        fault: { address: endpoint.origin, reason: "forbidden address" },
      });
    },
  };
}

/**
 * The certificate must be for the upstream's own name, whichever name it hears: the public one is
 * the gateway's.
 */
function certificateName({ upstream, upstream_host }: ForwardedService): string | undefined {
  const { hostname } = new URL(upstream_host ? `https://${upstream_host}` : upstream[0]);
  return isIP(hostname.replace(/^\[|\]$/g, "")) ? undefined : hostname;
}
