/**
 * `Upstreams` over HTTP/1.1: one for each service, kept while the relevant settings of the service
 * stay the same.
 */
import { UpstreamUnavailable } from "../../domain/gateway/upstream/upstream.ts";
import type { Upstream, Upstreams } from "../../domain/gateway/upstream/upstreams.ts";
import { SECOND } from "../../domain/platform/platform.ts";
import type { Service } from "../../domain/services/service.ts";
import type { ForwardedService } from "./connection.ts";
import { createServiceUpstream, type ServiceUpstreamOptions } from "./service_upstream.ts";

export interface ServiceUpstreamsOptions extends ServiceUpstreamOptions {
  /**
   * Milliseconds for which a removed upstream still takes requests that were decided under the
   * former settings; 10 s by default.
   */
  grace?: number;
}

export interface ServiceUpstreams extends Upstreams {
  /**
   * Replaces the services; exchanges with removed ones go on until they end. Throws
   * `ConfigurationError`, in which case nothing has changed.
   */
  use(services: Iterable<Service>): void;
  /** Aborts all exchanges under way. */
  destroy(): void;
}

interface Kept {
  settings: string;
  /** Made at its first use: of hundreds of services a worker serves few. */
  upstream?: Upstream;
  make(): Upstream;
  /** Its settings are no longer in force. */
  isFormer?: boolean;
}

export function createServiceUpstreams(
  { grace = 10 * SECOND, ...options }: ServiceUpstreamsOptions,
): ServiceUpstreams {
  const byService = new WeakMap<Service, Kept>();
  let kept = new Map<string, Kept>();
  const leaving = new Map<Upstream, ReturnType<typeof setTimeout>>();

  function retire(entry: Kept) {
    entry.isFormer = true;
    const { upstream } = entry;
    if (!upstream) return;
    const timer = setTimeout(
      () => upstream.close().finally(() => leaving.delete(upstream)),
      grace,
    );
    leaving.set(upstream, timer);
  }

  return {
    of(service) {
      const entry = byService.get(service);
      if (!entry) {
        throw new UpstreamUnavailable(
          `Cannot forward request: service ${service.id} has no upstream`,
        );
      }
      if (!entry.upstream) {
        entry.upstream = entry.make();
        // A request that was decided before the change comes late.
        if (entry.isFormer) retire(entry);
      }
      return entry.upstream;
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
            entry = { settings, make: () => createServiceUpstream(service, options) };
            if (isMadeAtOnce(service)) fresh.push(entry.upstream = entry.make());
          }
          next.set(service.id, entry);
        }
      } catch (error) {
        for (const upstream of fresh) upstream.destroy();
        throw error;
      }
      for (const service of forwarded) byService.set(service, next.get(service.id)!);
      for (const [id, entry] of kept) {
        if (next.get(id) !== entry) retire(entry);
      }
      kept = next;
    },

    destroy() {
      for (const timer of leaving.values()) clearTimeout(timer);
      for (const upstream of leaving.keys()) upstream.destroy();
      for (const { upstream } of kept.values()) upstream?.destroy();
    },
  };
}

/** Its files must be readable before it comes into force, and its checks begin by themselves. */
const isMadeAtOnce = ({ tls, health }: ForwardedService) =>
  tls !== undefined || health !== undefined;

/** The settings that an upstream depends on. */
function settingsOf(
  { upstream, routes, upstream_host, tls, limits, breaker, health, desk }: ForwardedService,
): string {
  const settings = JSON.stringify([upstream, routes, upstream_host, tls, limits, breaker, health]);
  // Its addresses are judged differently.
  return desk?.published ? `of the desk ${settings}` : settings;
}
