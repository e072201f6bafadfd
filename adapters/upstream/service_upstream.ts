/** `Upstream` of one service: who may come in, which address gets it, what is tried twice. */
import {
  isEventStream,
  RequestTooLarge,
  type UpstreamRequest,
  type UpstreamResponse,
} from "../../domain/gateway/upstream.ts";
import type { Upstream } from "../../domain/gateway/upstreams.ts";
import { SECOND } from "../../domain/platform.ts";
import { openSocket } from "../web_socket/upstream_end.ts";
import { type Address, createChoice, resting, withAddress } from "./addresses.ts";
import { createAdmission } from "./admission.ts";
import { createConnection, type ForwardedService } from "./connection.ts";
import { exchange } from "./exchange.ts";
import { isBroken, isUnreached, translate } from "./failure.ts";
import { watchHealth } from "./health_check.ts";

export interface ServiceUpstreamOptions {
  /** Addresses (IP literals) that are not connected to; none unless told. */
  isForbidden?(address: string): boolean;
}

/** Throws `ConfigurationError` when a file of its TLS settings cannot be read. */
export function createServiceUpstream(
  service: ForwardedService,
  { isForbidden = () => false }: ServiceUpstreamOptions = {},
): Upstream {
  const { limits } = service;
  const connection = createConnection(service, isForbidden);
  const { host, addresses, tls, lookup, check } = connection;
  const admission = createAdmission(limits);
  const choose = createChoice(addresses);
  const patience = (limits.connect + limits.answer) * SECOND;
  const underWay = new Set<{ cut(): void }>();
  const stopWatching = watchHealth(service, connection);

  function chosen(): Address {
    const address = choose();
    if (!address) throw resting(addresses);
    return address;
  }

  function sendTo(address: Address, request: UpstreamRequest): Promise<UpstreamResponse> {
    const { person } = request;
    const work = () => {
      check(address);
      const answer = exchange(request, {
        pool: address.pool,
        maxBody: limits.body,
        idle: limits.idle * SECOND,
        onEnd: () => address.busy--,
      });
      address.busy++;
      return answer;
    };
    return withAddress(address, { person, patience, work });
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
        answer?.cut();
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
        const address = chosen();
        const { person } = request;
        const work = async () => {
          check(address);
          const { origin } = address;
          const answer = await openSocket(request, { origin, tls: { lookup, ...tls }, limits });
          address.busy++;
          const open = "end" in answer ? answer.end : answer.refusal;
          underWay.add(open);
          open.onEnd(() => {
            underWay.delete(open);
            address.busy--;
            place.leave();
          });
          return answer;
        };
        return await withAddress(address, { person, patience, work });
      } catch (error) {
        place.leave();
        throw translate(error);
      }
    },

    async close() {
      stopWatching();
      await Promise.all(addresses.map(({ pool }) => pool.close()));
    },

    destroy() {
      stopWatching();
      for (const open of underWay) open.cut();
      for (const { pool } of addresses) pool.destroy();
    },
  };
}

/** Safe (RFC 9110 §9.2.1) and without a body that is already spent. */
function isRepeatable({ method, body }: UpstreamRequest): boolean {
  return body === null && ["GET", "HEAD", "OPTIONS"].includes(method);
}
