/** Counts the exchanges of people with services, for their agencies and for the watch of revisions. */
import { UpstreamCircuitOpen, UpstreamFailed } from "../../domain/gateway/upstream/upstream.ts";
import type { Upstream, Upstreams } from "../../domain/gateway/upstream/upstreams.ts";
import type { TrafficCounts } from "../../domain/publication/traffic/traffic.ts";
import type { Service } from "../../domain/services/service.ts";

export function countedUpstreams(upstreams: Upstreams, traffic: TrafficCounts): Upstreams {
  /** A request must not make what the one before has made. */
  const counted = new WeakMap<Service, { upstream: Upstream; counting: Upstream }>();
  return {
    of(service) {
      const upstream = upstreams.of(service);
      const known = counted.get(service);
      if (known?.upstream === upstream) return known.counting;
      const counting = countingFor(service, upstream, traffic);
      counted.set(service, { upstream, counting });
      return counting;
    },
  };
}

function countingFor(service: Service, upstream: Upstream, traffic: TrafficCounts): Upstream {
  return {
    ...upstream,
    async send(request) {
      const began = performance.now();
      const count = (failed: boolean) =>
        traffic.exchanged(service, { failed, took: performance.now() - began });
      try {
        const answer = await upstream.send(request);
        count(answer.status >= 500);
        return answer;
      } catch (error) {
        if (error instanceof UpstreamFailed || error instanceof UpstreamCircuitOpen) count(true);
        throw error;
      }
    },
  };
}
