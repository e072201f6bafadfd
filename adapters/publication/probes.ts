/** `Probes` over the gateway's client for upstreams, with its rules on addresses and certificates. */
import { isIP } from "node:net";
import { UpstreamTimeout } from "../../domain/gateway/upstream/upstream.ts";
import type { UpstreamResponse } from "../../domain/gateway/upstream/upstream.ts";
import { SECOND } from "../../domain/platform/platform.ts";
import { PROBED_BYTES, type Probes } from "../../domain/publication/ports.ts";
import type { Service } from "../../domain/services/service.ts";
import { limitsSchema } from "../../domain/services/upstream_settings.ts";
import type { ForwardedService } from "../upstream/connection.ts";
import {
  createServiceUpstream,
  type ServiceUpstreamOptions,
} from "../upstream/service_upstream.ts";

/** Seconds. */
const LIMITS = limitsSchema.parse({ connect: 3, answer: 5, idle: 5 });
/** Of one question, to the last byte of its answer. */
const TIME_LIMIT = 8 * SECOND;

export interface ProbesOptions extends ServiceUpstreamOptions {
  /** Whether only public servers over https will do: not in the sandbox. */
  isStrict: boolean;
}

export function createProbes({ isStrict, isForbidden, originOf }: ProbesOptions): Probes {
  return {
    originOf,

    refusalOf(origin) {
      if (!isStrict) return null;
      const { protocol, hostname } = new URL(origin);
      if (/(?:^|\.)localhost\.?$/.test(hostname)) return "forbidden_address";
      const host = hostname.replace(/^\[|\]$/g, "");
      if (isIP(host) !== 0 && isForbidden?.(host, ofDesk)) return "forbidden_address";
      return protocol === "https:" ? null : "not_https";
    },

    async ask(service, origin, { target, headers }) {
      const upstream = createServiceUpstream(aloneAt(service, origin), { originOf, isForbidden });
      const signal = AbortSignal.timeout(TIME_LIMIT);
      try {
        const person = "_probe";
        const request = { method: "GET", target, headers, body: null, person, signal };
        const answer = await upstream.send(request);
        return { status: answer.status, body: await readBody(answer, signal) };
      } catch (cause) {
        if (!signal.aborted) throw cause;
        const fault = { address: origin, reason: "ETIMEDOUT" };
        throw new UpstreamTimeout("Upstream did not answer a probe in time", { cause, fault });
      } finally {
        upstream.destroy();
      }
    },
  };
}

const desk = { published: { agencyId: "", revision: 0 } };
const ofDesk = { desk } as Service;

/** One of its servers, under the rules for services of the desk. */
function aloneAt(service: Service, origin: string): ForwardedService {
  const { health: _health, ...rest } = service;
  return { ...rest, upstream: [origin], routes: [], limits: LIMITS, desk: service.desk ?? desk };
}

/** At most `PROBED_BYTES`; what follows is not read. */
async function readBody({ body }: UpstreamResponse, signal: AbortSignal): Promise<string> {
  if (body === null) return "";
  if (body instanceof Uint8Array) return new TextDecoder().decode(body.subarray(0, PROBED_BYTES));
  const reader = body.getReader();
  const stop = () => void reader.cancel(signal.reason).catch(() => {});
  signal.addEventListener("abort", stop, { once: true });
  const decoder = new TextDecoder();
  let text = "";
  let left = PROBED_BYTES;
  while (left > 0) {
    const { done, value } = await reader.read();
    if (done) break;
    text += decoder.decode(value.subarray(0, left), { stream: true });
    left -= value.length;
  }
  stop();
  signal.throwIfAborted();
  return text;
}
