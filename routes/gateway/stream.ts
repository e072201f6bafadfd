/** Responses that outlast their decision. */
import type { Holder, OpenExchanges } from "../../domain/gateway/upstream/open_exchanges.ts";
import { isEventStream, type UpstreamResponse } from "../../domain/gateway/upstream/upstream.ts";
import type { Service } from "../../domain/services/service.ts";

/** Responses up to this many bytes finish almost at once, so they are not watched. */
const SHORT = 256 * 1024;

/**
 * Aborts a response when the visitor's session ends; a stranger has none. Endless streams end
 * regularly when the gateway stops.
 */
export function keepInSession(
  answer: UpstreamResponse,
  { holder, service }: { holder: Holder | null; service: Service },
  openExchanges: OpenExchanges,
): void {
  if (!(answer.body instanceof ReadableStream) || lengthOf(answer) <= SHORT) return;
  answer.onEnd(openExchanges.add(holder, {
    service,
    revoke: answer.abort,
    drain: isEventStream(answer) ? answer.finish : undefined,
  }));
}

/** Infinite if not stated. */
function lengthOf({ headers }: UpstreamResponse): number {
  for (const [name, value] of headers) {
    if (name.length === 14 && name.toLowerCase() === "content-length") return Number(value);
  }
  return Infinity;
}
