/**
 * WebSockets: the upstream decides on the handshake first, then the client's request is upgraded
 * with its choice.
 */
import { getLogger } from "@logtape/logtape";
import type { Assertions } from "../../domain/gateway/visitor/assertion.ts";
import { type Handshake, isOfHandshake } from "../../domain/gateway/request/handshake.ts";
import { createLeftHandshakes } from "../../domain/gateway/visitor/left_handshakes.ts";
import type { OpenExchanges } from "../../domain/gateway/upstream/open_exchanges.ts";
import type { Upstreams } from "../../domain/gateway/upstream/upstreams.ts";
import {
  CLOSE,
  type Joined,
  type SocketAnswer,
  type WebSockets,
} from "../../domain/gateway/upstream/web_socket.ts";
import type { Clock } from "../../domain/platform/platform.ts";
import { type Forwarding, requestHeadersFor, responseHeadersFor, shareOf } from "./forwarding.ts";
import { problemDocument } from "./refusal.ts";
import { relay } from "./relay.ts";

export interface UpgradeDeps {
  upstreams: Upstreams;
  assertions: Assertions;
  webSockets: WebSockets;
  openExchanges: OpenExchanges;
  clock: Clock;
}

const logger = getLogger(["panjereh", "gateway"]);

/**
 * Responds with 101, or with the upstream's refusal. Throws what `Upstream` and `AssertionSigner`
 * throw.
 */
export type Upgrade = (
  request: Request,
  forwarding: Forwarding & { protocols: string[] },
) => Promise<Response>;

export function createUpgrade(
  { upstreams, assertions, webSockets, openExchanges, clock }: UpgradeDeps,
): Upgrade {
  const leftHandshakes = createLeftHandshakes({ clock });

  async function join(
    request: Request,
    { end, headers }: Extract<SocketAnswer, { end: unknown }>,
    forwarding: Forwarding,
  ): Promise<Joined> {
    const { service, requestId } = forwarding;
    const passing = headers.filter(([name]) =>
      !isOfHandshake(name) || name.toLowerCase() === "sec-websocket-protocol"
    );
    try {
      return await webSockets.join(request, end, {
        headers: responseHeadersFor(forwarding, {
          incoming: request.headers,
          status: 101,
          upstream: passing,
        }),
        maxMessage: service.limits.message,
        onLeft() {
          leftHandshakes.note(shareOf(forwarding));
          logger.warn("A client left in a WebSocket handshake, and its connection stays", {
            requestId,
            service: service.id,
          });
        },
      });
    } catch (error) {
      // Nothing else would close it, and it holds a slot.
      end.abort();
      throw error;
    }
  }

  return async (request, forwarding) => {
    const { service, target, visitor, protocols } = forwarding;
    const person = shareOf(forwarding);
    leftHandshakes.check(person);
    const upstream = upstreams.of(service);
    const headers = await requestHeadersFor(forwarding, {
      incoming: request.headers,
      upstreamHost: upstream.host,
      assertions,
    });
    const answer = await upstream.connect({
      target: target.target,
      headers: headers.filter(([name]) => !isOfHandshake(name)),
      protocols,
      person,
      signal: request.signal,
    });
    if ("refusal" in answer) return relay(answer.refusal, forwarding, request.headers);

    const { response, socket } = await join(request, answer, forwarding);
    if (visitor) {
      socket.onEnd(openExchanges.add(visitor, {
        service,
        revoke: () => socket.close(CLOSE.policy, "the session has ended"),
        drain: () => socket.close(CLOSE.goingAway, "the gateway restarts"),
        wasActive: socket.wasActive,
      }));
    }
    return response;
  };
}

/** For scripts: browsers never show it as a page. */
export function refuseHandshake(
  fault: Handshake & string,
  requestId: string,
): Response {
  if (fault === "foreign") return problemDocument("foreign_origin", { requestId });
  if (fault === "malformed") return problemDocument("bad_request", { requestId });
  // RFC 6455 §4.4
  const headers = { "sec-websocket-version": "13" };
  return problemDocument("upgrade_required", { requestId, headers });
}
