import type { Dispatcher } from "undici";

/** Bytes kept while the reader is busy; then the upstream's socket is not read. */
const BUFFER = 64 * 1024;

/** A stream fed by undici's callbacks, which pauses the socket while nobody reads. */
export function createResponseBody(exchange: Dispatcher.DispatchController) {
  let sink!: ReadableStreamDefaultController<Uint8Array>;
  let open = true;
  const stream = new ReadableStream<Uint8Array>({
    start(controller) {
      sink = controller;
    },
    pull() {
      exchange.resume();
    },
    cancel(reason) {
      open = false;
      exchange.abort(new DOMException(String(reason ?? "Cancelled"), "AbortError"));
    },
  }, new ByteLengthQueuingStrategy({ highWaterMark: BUFFER }));

  return {
    stream,
    push(chunk: Uint8Array) {
      if (!open) return;
      sink.enqueue(chunk);
      if (sink.desiredSize! <= 0) exchange.pause();
    },
    end() {
      if (open) sink.close();
      open = false;
    },
    fail(error: unknown) {
      if (open) sink.error(error);
      open = false;
    },
  };
}
