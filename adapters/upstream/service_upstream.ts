/** `Upstream` of one service: admission, then the endpoints of the target's route. */
import {
  isEventStream,
  RequestTooLarge,
  type UpstreamResponse,
} from "../../domain/gateway/upstream/upstream.ts";
import type { Upstream } from "../../domain/gateway/upstream/upstreams.ts";
import { routeOf } from "../../domain/services/routes.ts";
import type { Service } from "../../domain/services/service.ts";
import { createAdmission } from "./admission.ts";
import { createConnection, type ForwardedService } from "./connection.ts";
import { createEndpointGroup, type EndpointGroup } from "./endpoint_group.ts";

export interface ServiceUpstreamOptions {
  /** The service's own origin: its host is what the upstream hears. */
  originOf(service: Service): string;
  /** Endpoints (IP literals) that must not be connected to for a service; none by default. */
  isForbidden?(ip: string, service: Service): boolean;
}

/** Throws `ConfigurationError` if a file of its TLS settings cannot be read. */
export function createServiceUpstream(
  service: ForwardedService,
  { originOf, isForbidden = () => false }: ServiceUpstreamOptions,
): Upstream {
  const { limits, routes } = service;
  const admission = createAdmission(limits);
  // The settings are read before anything starts: each of these may throw.
  const connections = [service, ...routes].map(({ upstream }) =>
    createConnection({ ...service, upstream }, {
      origin: originOf(service),
      isForbidden: (ip) => isForbidden(ip, service),
    })
  );
  const groups = connections.map((connection) => createEndpointGroup(service, connection));
  const [rest, ...routed] = groups;

  function groupOf(target: string): EndpointGroup {
    const route = routeOf(routes, target);
    return route ? routed[routes.indexOf(route)] : rest;
  }

  return {
    host: connections[0].host,

    async send(request) {
      request.signal.throwIfAborted();
      if (request.length !== undefined && request.length > limits.body) {
        throw new RequestTooLarge(`Cannot forward request: its body is over ${limits.body} bytes`);
      }
      const place = await admission.request(request.person, request.signal);
      let answer: UpstreamResponse | undefined;
      try {
        answer = await groupOf(request.target).send(request);
        if (isEventStream(answer)) place.becomeStream();
      } catch (error) {
        answer?.abort();
        place.leave();
        throw error;
      }
      answer.onEnd(place.leave);
      return answer;
    },

    async connect(request) {
      request.signal.throwIfAborted();
      const place = admission.stream(request.person);
      try {
        return await groupOf(request.target).connect(request, place.leave);
      } catch (error) {
        place.leave();
        throw error;
      }
    },

    // Of its first page: routes are for further targets.
    reachable: () => groupOf("/").reachable(),

    async close() {
      await Promise.all(groups.map((group) => group.close()));
    },

    destroy() {
      for (const group of groups) group.destroy();
    },
  };
}
