/**
 * The servers of agencies that are told something, over the client for upstreams: no redirects, no
 * forbidden IPs (security case 33), one pool for each service.
 */
import type { HeaderList } from "../../domain/gateway/headers/request_headers.ts";
import type { Upstream, Upstreams } from "../../domain/gateway/upstream/upstreams.ts";
import type { UpstreamResponse } from "../../domain/gateway/upstream/upstream.ts";
import type { Receiver } from "../../domain/services/backchannel_logout.ts";
import type { Service } from "../../domain/services/service.ts";
import { limitsSchema } from "../../domain/services/upstream_settings.ts";
import { createServiceUpstreams } from "../upstream/service_upstreams.ts";

/** Seconds, except for the numbers of requests. */
const LIMITS = limitsSchema.parse({ connect: 3, answer: 5, idle: 5, per_person: 512, streams: 1 });

export interface Posted {
  body: string;
  type: string;
  accept?: string;
  headers?: HeaderList;
}

/** As it was received. */
export const retryAfterOf = ({ headers }: UpstreamResponse): string | undefined =>
  headers.find(([name]) => name.toLowerCase() === "retry-after")?.[1];

export interface Receivers {
  /** Replaces the services. */
  use(services: Iterable<Service>): void;
  /**
   * Posts to the service's receiver. The caller ends the response. Throws what `Upstream` throws, or
   * the signal's reason.
   */
  post(service: Service, posted: Posted, signal: AbortSignal): Promise<UpstreamResponse>;
  destroy(): void;
}

export function createReceivers(
  { agencies, isForbidden, receiverOf, userAgent }: {
    /** Of the services themselves, for receivers that are there. */
    agencies: Upstreams;
    isForbidden?(ip: string, service: Service): boolean;
    /** `null` if the service has none. */
    receiverOf(service: Service): Receiver | null;
    userAgent: string;
  },
): Receivers {
  // Every one of them has a name of its own.
  const elsewhere = createServiceUpstreams({ originOf: () => "https://_", isForbidden });
  let receivers = new Map<string, Service>();

  function upstreamOf(service: Service, { origin }: Receiver): Upstream {
    if (origin === undefined) return agencies.of(service);
    return elsewhere.of(receivers.get(service.id) ?? service);
  }

  return {
    use(services) {
      receivers = new Map([...services].flatMap((service): [string, Service][] => {
        const origin = receiverOf(service)?.origin;
        return origin === undefined ? [] : [[service.id, serviceAt(origin, service)]];
      }));
      elsewhere.use(receivers.values());
    },

    async post(service, { body, type, accept = "*/*", headers = [] }, signal) {
      const receiver = receiverOf(service);
      if (!receiver) throw new Error(`Cannot tell ${service.id}: it has no receiver`);
      const upstream = upstreamOf(service, receiver);
      const bytes = new TextEncoder().encode(body);
      return await upstream.send({
        method: "POST",
        target: receiver.target,
        headers: [
          ["host", upstream.host],
          ["content-type", type],
          ["accept", accept],
          ["user-agent", userAgent],
          ...headers,
        ],
        body: ReadableStream.from([bytes]),
        length: bytes.length,
        person: `_${userAgent}`,
        signal,
      });
    },

    destroy: elsewhere.destroy,
  };
}

/** The same service as its receiver sees it: only an address. */
function serviceAt(origin: string, service: Service): Service {
  const { tls: _tls, health: _health, ...rest } = service;
  const { host } = new URL(origin);
  return { ...rest, upstream: [origin], routes: [], upstream_host: host, limits: LIMITS };
}
