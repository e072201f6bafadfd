/** `Upstream` of one service: admission, choice of endpoint, retries. */
import {
  isEventStream,
  RequestTooLarge,
  type UpstreamRequest,
  type UpstreamResponse,
} from "../../domain/gateway/upstream/upstream.ts";
import type { Upstream } from "../../domain/gateway/upstream/upstreams.ts";
import type { Service } from "../../domain/services/service.ts";
import { SECOND } from "../../domain/platform/platform.ts";
import { openSocket } from "../web_socket/upstream_end.ts";
import { circuitOpen, createChoice, type Endpoint, withEndpoint } from "./endpoints.ts";
import { createAdmission } from "./admission.ts";
import { createConnection, type ForwardedService } from "./connection.ts";
import { exchange } from "./exchange.ts";
import { isBroken, isUnreached, translate } from "./failure.ts";
import { watchHealth } from "./health_check.ts";

export interface ServiceUpstreamOptions {
  /** The service's own origin: its host is what the upstream hears. */
  originOf(service: Service): string;
  /** Endpoints (IP literals) that must not be connected to; none by default. */
  isForbidden?(ip: string): boolean;
}

/** Throws `ConfigurationError` if a file of its TLS settings cannot be read. */
export function createServiceUpstream(
  service: ForwardedService,
  { originOf, isForbidden = () => false }: ServiceUpstreamOptions,
): Upstream {
  const { limits } = service;
  const connection = createConnection(service, { origin: originOf(service), isForbidden });
  const { host, endpoints, tls, lookup, check } = connection;
  const admission = createAdmission(limits);
  const choose = createChoice(endpoints);
  const patience = (limits.connect + limits.answer) * SECOND;
  const underWay = new Set<{ abort(): void }>();
  const stopWatching = watchHealth(service, connection);

  function chosen(): Endpoint {
    const endpoint = choose();
    if (!endpoint) throw circuitOpen(endpoints);
    return endpoint;
  }

  function sendTo(endpoint: Endpoint, request: UpstreamRequest): Promise<UpstreamResponse> {
    const { person } = request;
    const work = () => {
      check(endpoint);
      const answer = exchange(request, {
        pool: endpoint.pool,
        maxBody: limits.body,
        idle: limits.idle * SECOND,
        onEnd: () => endpoint.busy--,
      });
      endpoint.busy++;
      return answer;
    };
    return withEndpoint(endpoint, { person, patience, work });
  }

  async function attempt(request: UpstreamRequest): Promise<UpstreamResponse> {
    const first = chosen();
    try {
      return await sendTo(first, request);
    } catch (error) {
      const isMissed = isUnreached(error);
      const mayRepeat = isMissed || (isBroken(error) && isRepeatable(request));
      if (!mayRepeat) throw error;
      const next = choose(first) ?? (isMissed ? undefined : first);
      if (!next) throw error;
      return await sendTo(next, request);
    }
  }

  return {
    host,

    async send(request) {
      request.signal.throwIfAborted();
      if (request.length !== undefined && request.length > limits.body) {
        throw new RequestTooLarge(`Cannot forward request: its body is over ${limits.body} bytes`);
      }
      const place = await admission.request(request.person, request.signal);
      let answer: UpstreamResponse | undefined;
      try {
        answer = await attempt(request);
        if (isEventStream(answer)) place.becomeStream();
      } catch (error) {
        answer?.abort();
        place.leave();
        throw translate(error);
      }
      answer.onEnd(place.leave);
      return answer;
    },

    async connect(request) {
      request.signal.throwIfAborted();
      const place = admission.stream(request.person);
      try {
        const endpoint = chosen();
        const { person } = request;
        const work = async () => {
          check(endpoint);
          const { origin } = endpoint;
          const answer = await openSocket(request, { origin, tls: { lookup, ...tls }, limits });
          endpoint.busy++;
          const open = "end" in answer ? answer.end : answer.refusal;
          underWay.add(open);
          open.onEnd(() => {
            underWay.delete(open);
            endpoint.busy--;
            place.leave();
          });
          return answer;
        };
        return await withEndpoint(endpoint, { person, patience, work });
      } catch (error) {
        place.leave();
        throw translate(error);
      }
    },

    async close() {
      stopWatching();
      await Promise.all(endpoints.map(({ pool }) => pool.close()));
    },

    destroy() {
      stopWatching();
      for (const open of underWay) open.abort();
      for (const { pool } of endpoints) pool.destroy();
    },
  };
}

/** Safe (RFC 9110 §9.2.1) and without a consumed body. */
function isRepeatable({ method, body }: UpstreamRequest): boolean {
  return body === null && ["GET", "HEAD", "OPTIONS"].includes(method);
}
