/** Answers that go on for longer than their decision holds. */
import type { OpenExchanges } from "../../domain/gateway/upstream/open_exchanges.ts";
import { isEventStream, type UpstreamResponse } from "../../domain/gateway/upstream/upstream.ts";
import type { Service } from "../../domain/services/service.ts";

/** Bytes that are through at once, or as good as: an answer this short is not watched. */
const SHORT = 256 * 1024;

/** Cuts an answer off when the visitor's session ends; one that never ends says goodbye when the gateway stops. */
export function keepInSession(
  answer: UpstreamResponse,
  { sessionKey, service }: { sessionKey: string; service: Service },
  openExchanges: OpenExchanges,
): void {
  if (!(answer.body instanceof ReadableStream) || lengthOf(answer) <= SHORT) return;
  answer.onEnd(openExchanges.add(sessionKey, {
    service,
    revoke: answer.cut,
    goAway: isEventStream(answer) ? answer.finish : undefined,
  }));
}

/** Infinite when it is not stated. */
function lengthOf({ headers }: UpstreamResponse): number {
  for (const [name, value] of headers) {
    if (name.length === 14 && name.toLowerCase() === "content-length") return Number(value);
  }
  return Infinity;
}
