/** `Upstreams` over HTTP/1.1: one for each service, kept while the service's settings for it stay the same. */
import { UpstreamUnavailable } from "../../domain/gateway/upstream/upstream.ts";
import type { Upstream, Upstreams } from "../../domain/gateway/upstream/upstreams.ts";
import { SECOND } from "../../domain/platform/platform.ts";
import type { Service } from "../../domain/services/service.ts";
import type { ForwardedService } from "./connection.ts";
import { createServiceUpstream, type ServiceUpstreamOptions } from "./service_upstream.ts";

export interface ServiceUpstreamsOptions extends ServiceUpstreamOptions {
  /** Milliseconds in which a request that was decided under former rules has found its upstream; 10 s by default. */
  grace?: number;
}

export interface ServiceUpstreams extends Upstreams {
  /**
   * Makes these the services; what is under way with others goes on until it ends. Throws `ConfigurationError`,
   * and then nothing has changed.
   */
  use(services: Iterable<Service>): void;
  /** Breaks off whatever is under way. */
  destroy(): void;
}

interface Kept {
  settings: string;
  upstream: Upstream;
}

export function createServiceUpstreams(
  { grace = 10 * SECOND, ...options }: ServiceUpstreamsOptions = {},
): ServiceUpstreams {
  const byService = new WeakMap<Service, Upstream>();
  let kept = new Map<string, Kept>();
  const leaving = new Map<Upstream, ReturnType<typeof setTimeout>>();

  function retire(upstream: Upstream) {
    const timer = setTimeout(
      () => upstream.close().finally(() => leaving.delete(upstream)),
      grace,
    );
    leaving.set(upstream, timer);
  }

  return {
    of(service) {
      const upstream = byService.get(service);
      if (upstream) return upstream;
      throw new UpstreamUnavailable(
        `Cannot forward request: service ${service.id} has no upstream`,
      );
    },

    use(services) {
      const next = new Map<string, Kept>();
      const fresh: Upstream[] = [];
      const forwarded = [...services].filter((service): service is ForwardedService =>
        service.upstream !== undefined
      );
      try {
        for (const service of forwarded) {
          const settings = settingsOf(service);
          let entry = kept.get(service.id);
          if (entry?.settings !== settings) {
            entry = { settings, upstream: createServiceUpstream(service, options) };
            fresh.push(entry.upstream);
          }
          next.set(service.id, entry);
        }
      } catch (error) {
        for (const upstream of fresh) upstream.destroy();
        throw error;
      }
      for (const service of forwarded) byService.set(service, next.get(service.id)!.upstream);
      for (const [id, { upstream }] of kept) {
        if (next.get(id)?.upstream !== upstream) retire(upstream);
      }
      kept = next;
    },

    destroy() {
      for (const timer of leaving.values()) clearTimeout(timer);
      for (const upstream of leaving.keys()) upstream.destroy();
      for (const { upstream } of kept.values()) upstream.destroy();
    },
  };
}

/** Everything that an upstream is made from. */
function settingsOf(
  { upstream, upstream_host, tls, limits, breaker, health }: ForwardedService,
): string {
  return JSON.stringify([upstream, upstream_host, tls, limits, breaker, health]);
}
