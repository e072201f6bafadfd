/** Endpoints that serve the same: choice among them, retries, breakers, health checks. */
import type { UpstreamRequest, UpstreamResponse } from "../../domain/gateway/upstream/upstream.ts";
import type { SocketAnswer, SocketRequest } from "../../domain/gateway/upstream/web_socket.ts";
import { SECOND } from "../../domain/platform/platform.ts";
import { openSocket } from "../web_socket/upstream_end.ts";
import type { Connection, ForwardedService } from "./connection.ts";
import {
  areReachable,
  circuitOpen,
  createChoice,
  type Endpoint,
  withEndpoint,
} from "./endpoints.ts";
import { exchange } from "./exchange.ts";
import { isBroken, isUnreached, translate } from "./failure.ts";
import { watchHealth } from "./health_check.ts";

export interface EndpointGroup {
  /** Rejects with the port's errors. */
  send(request: UpstreamRequest): Promise<UpstreamResponse>;
  /** Likewise. @param onEnd called once when the socket or the refusal has ended */
  connect(request: SocketRequest, onEnd: () => void): Promise<SocketAnswer>;
  /** See `Upstream.reachable`. */
  reachable(): boolean | undefined;
  /** Resolves once all exchanges under way have ended. */
  close(): Promise<void>;
  /** Aborts all exchanges under way. */
  destroy(): void;
}

export function createEndpointGroup(
  service: ForwardedService,
  connection: Connection,
): EndpointGroup {
  const { limits } = service;
  const { endpoints, tls, lookup, check } = connection;
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
        origin: endpoint.origin,
        maxBody: limits.body,
        idle: limits.idle * SECOND,
        onEnd: () => endpoint.busy--,
      });
      endpoint.busy++;
      return answer;
    };
    return withEndpoint(endpoint, { person, patience, work });
  }

  return {
    async send(request) {
      const first = chosen();
      try {
        return await sendTo(first, request);
      } catch (error) {
        const isMissed = isUnreached(error);
        const mayRepeat = isMissed || (isBroken(error) && isRepeatable(request));
        const next = mayRepeat ? choose(first) ?? (isMissed ? undefined : first) : undefined;
        if (!next) throw translate(error, first.origin);
        return await sendTo(next, request).catch(translating(next));
      }
    },

    connect(request, onEnd) {
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
          onEnd();
        });
        return answer;
      };
      return withEndpoint(endpoint, { person, patience, work }).catch(translating(endpoint));
    },

    reachable: () => areReachable(endpoints),

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

function translating({ origin }: Endpoint): (error: unknown) => never {
  return (error) => {
    throw translate(error, origin);
  };
}

/** Safe (RFC 9110 §9.2.1) and without a consumed body. */
function isRepeatable({ method, body }: UpstreamRequest): boolean {
  return body === null && ["GET", "HEAD", "OPTIONS"].includes(method);
}
