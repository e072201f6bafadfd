import { RequestBodyFailed, RequestTooLarge } from "../../domain/gateway/upstream.ts";

/**
 * The chunks of a client's body at the pace at which undici asks for them. Ends at once when the signal
 * aborts, even while the client is silent: undici itself waits for the next chunk.
 *
 * Throws `RequestTooLarge` once there are more than `maxBytes`.
 */
export async function* readableChunks(
  body: ReadableStream<Uint8Array>,
  { signal, maxBytes }: { signal: AbortSignal; maxBytes: number },
): AsyncGenerator<Uint8Array> {
  const reader = body.getReader();
  const cancel = () => reader.cancel(signal.reason).catch(() => {});
  let bytes = 0;
  signal.addEventListener("abort", cancel, { once: true });
  try {
    while (true) {
      const { done, value } = await reader.read().catch((cause) => {
        throw new RequestBodyFailed("Cannot read the body of the request", { cause });
      });
      signal.throwIfAborted();
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
