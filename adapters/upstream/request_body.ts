import { RequestBodyFailed, RequestTooLarge } from "../../domain/gateway/upstream/upstream.ts";

/**
 * The chunks of a client's body, at the pace of the reader. Ends at once when the signal aborts,
 * even while the client is silent.
 *
 * Throws `RequestTooLarge` beyond `maxBytes`, `RequestBodyFailed` if the body breaks off or stalls.
 */
export async function* readableChunks(
  body: ReadableStream<Uint8Array>,
  { signal, maxBytes, idle }: {
    signal: AbortSignal;
    maxBytes: number;
    /** Milliseconds of silence after which the client is given up. */
    idle: number;
  },
): AsyncGenerator<Uint8Array> {
  const reader = body.getReader();
  const cancel = () => reader.cancel(signal.reason).catch(() => {});
  let bytes = 0;
  let isSilent = false;
  const giveUp = () => {
    isSilent = true;
    cancel();
  };
  signal.addEventListener("abort", cancel, { once: true });
  try {
    while (true) {
      const patience = setTimeout(giveUp, idle);
      const { done, value } = await reader.read().catch((cause) => {
        throw new RequestBodyFailed("Cannot read the body of the request", { cause });
      }).finally(() => clearTimeout(patience));
      signal.throwIfAborted();
      if (isSilent) throw new RequestBodyFailed("Cannot read the body of the request: it stalls");
      if (done) return;
      bytes += value.length;
      if (bytes > maxBytes) {
        throw new RequestTooLarge(`Cannot forward request: its body is over ${maxBytes} bytes`);
      }
      yield value;
    }
  } finally {
    signal.removeEventListener("abort", cancel);
    await cancel();
  }
}
