import { RequestBodyFailed } from "../domain/gateway/upstream.ts";

/**
 * The chunks of a client's body at the pace at which undici asks for them. Ends at once when the signal
 * aborts, even while the client is silent: undici itself waits for the next chunk.
 */
export async function* readableChunks(
  body: ReadableStream<Uint8Array>,
  signal: AbortSignal,
): AsyncGenerator<Uint8Array> {
  const reader = body.getReader();
  const cancel = () => reader.cancel(signal.reason).catch(() => {});
  signal.addEventListener("abort", cancel, { once: true });
  try {
    while (true) {
      const { done, value } = await reader.read().catch((cause) => {
        throw new RequestBodyFailed("Cannot read the body of the request", { cause });
      });
      signal.throwIfAborted();
      if (done) return;
      yield value;
    }
  } finally {
    signal.removeEventListener("abort", cancel);
    await cancel();
  }
}
