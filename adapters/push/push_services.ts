/**
 * The push services of browsers, over the client for upstreams: no redirects, no forbidden IPs
 * (security case 33), a pool and a breaker for each host.
 */
import type { Upstream } from "../../domain/gateway/upstream/upstreams.ts";
import { GONE, outcomeOfAnswer } from "../../domain/push/answer.ts";
import type { Push, PushServices } from "../../domain/push/device/push_services.ts";
import { SECOND } from "../../domain/platform/platform.ts";
import { serviceSchema } from "../../domain/services/service.ts";
import { attempt } from "../federation/attempt.ts";
import { retryAfterOf } from "../federation/receivers.ts";
import type { ForwardedService } from "../upstream/connection.ts";
import { createServiceUpstream } from "../upstream/service_upstream.ts";
import { browserKey, encryptPush } from "./encrypt.ts";
import type { VapidKeys } from "./vapid.ts";

/** More than there are push services; wildcards let browsers name many. */
const MAX_ORIGINS = 50;

export interface StoppablePushServices extends PushServices {
  destroy(): void;
}

export function createPushServices(
  { hosts, keys, isForbidden }: {
    hosts: readonly string[];
    keys: VapidKeys;
    isForbidden?(ip: string): boolean;
  },
): StoppablePushServices {
  const upstreams = new Map<string, Upstream>();

  function upstreamAt(origin: string): Upstream {
    const known = upstreams.get(origin);
    if (known) return known;
    const [oldest] = upstreams.keys();
    if (upstreams.size >= MAX_ORIGINS) {
      void upstreams.get(oldest)!.close();
      upstreams.delete(oldest);
    }
    const made = createServiceUpstream(serviceAt(origin), {
      originOf: () => origin,
      isForbidden,
    });
    upstreams.set(origin, made);
    return made;
  }

  async function post(push: Push, authorization: string, signal: AbortSignal) {
    const { origin, pathname, search } = new URL(push.subscription.endpoint);
    const upstream = upstreamAt(origin);
    const bytes = await encryptPush(push.text, push.subscription);
    const answer = await upstream.send({
      method: "POST",
      target: pathname + search,
      headers: [["host", upstream.host], ...headersOf(push, authorization)],
      body: ReadableStream.from([bytes]),
      length: bytes.length,
      person: "_push",
      signal,
    });
    answer.abort();
    return { status: answer.status, retryAfter: retryAfterOf(answer) };
  }

  return {
    hosts,
    currentKey: keys.currentKey,
    isUsable: ({ p256dh }) => browserKey(p256dh).then(() => true, () => false),
    async send(push) {
      const { origin } = new URL(push.subscription.endpoint);
      const authorization = await keys.authorization(push.kid, origin);
      if (authorization === null) return { outcome: "refused", reason: GONE };
      return await attempt((signal) => post(push, authorization, signal), outcomeOfAnswer);
    },
    destroy() {
      for (const upstream of upstreams.values()) upstream.destroy();
    },
  };
}

/** The same urgency for all: what it is about stays unknown to the push service (RFC 8030 §5). */
const headersOf = (
  { lifetime, topic }: Push,
  authorization: string,
): [name: string, value: string][] => [
  ["authorization", authorization],
  ["content-type", "application/octet-stream"],
  ["content-encoding", "aes128gcm"],
  ["ttl", String(Math.floor(lifetime / SECOND))],
  ["urgency", "normal"],
  ["topic", topic],
  ["user-agent", "panjereh-push"],
];

const name = "push";

function serviceAt(origin: string): ForwardedService {
  const service = serviceSchema.parse({
    id: name,
    title: { fa: name },
    upstream: origin,
    limits: { connect: 2, answer: 3, idle: 3, per_person: 512, streams: 1 },
  });
  return { ...service, upstream: [origin] };
}
