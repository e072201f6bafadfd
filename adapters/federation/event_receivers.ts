/** The servers to which security events are pushed (RFC 8935 §2). */
import type { EventReceivers } from "../../domain/events/ports.ts";
import type { UpstreamResponse } from "../../domain/gateway/upstream/upstream.ts";
import { pushReceiver } from "../../domain/services/security_events.ts";
import { createReceivers, type Receivers, retryAfterOf } from "./receivers.ts";

/** Bytes of a refusal that are read. */
const MAX_REFUSAL = 4096;

export type StoppableEventReceivers = EventReceivers & Pick<Receivers, "use" | "destroy">;

type Options = Parameters<typeof createReceivers>[0];

/** By default those of the services' streams. */
export function createEventReceivers(
  options: Pick<Options, "agencies" | "isForbidden"> & Partial<Options>,
): StoppableEventReceivers {
  const receivers = createReceivers({
    receiverOf: pushReceiver,
    userAgent: "panjereh-events",
    ...options,
  });
  return {
    use: receivers.use,
    destroy: receivers.destroy,
    async push(service, token, signal) {
      const posted = {
        body: token,
        type: "application/secevent+jwt",
        accept: "application/json",
      };
      const answer = await receivers.post(service, posted, signal);
      // Only a refusal says more than its status.
      const body = [400, 422].includes(answer.status)
        ? await beginningOf(answer, signal)
        : undefined;
      answer.abort();
      return { status: answer.status, retryAfter: retryAfterOf(answer), body };
    },
  };
}

/** Empty if it breaks off, or does not come in time: the status says enough. */
async function beginningOf(answer: UpstreamResponse, signal: AbortSignal): Promise<string> {
  const { body } = answer;
  if (body === null) return "";
  signal.addEventListener("abort", answer.abort, { once: true });
  const parts: Uint8Array[] = [];
  let length = 0;
  try {
    for await (const part of body instanceof Uint8Array ? [body] : body) {
      parts.push(part);
      length += part.length;
      if (length >= MAX_REFUSAL) break;
    }
  } catch {
    return "";
  } finally {
    signal.removeEventListener("abort", answer.abort);
  }
  const bytes = new Uint8Array(await new Blob(parts as BlobPart[]).arrayBuffer());
  return new TextDecoder().decode(bytes.subarray(0, MAX_REFUSAL));
}
