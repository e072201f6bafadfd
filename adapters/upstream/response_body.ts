import { Buffer } from "node:buffer";
import type { ExchangeControl } from "./http1/exchange_handler.ts";

/** Bytes kept while the reader is busy; then the upstream's socket is not read. */
const BUFFER = 64 * 1024;

/** Bytes of memory that a piece takes besides its own: some servers send a chunk for each character. */
const PIECE = 256;

/** Bytes, or a stream that pauses the upstream while nobody reads. */
export function createResponseBody(exchange: ExchangeControl) {
  /** Come before anybody took the body. */
  let early: Uint8Array[] = [];
  let sink: ReadableStreamDefaultController<Uint8Array> | undefined;
  let open = true;
  let failure: unknown;

  function toStream(): ReadableStream<Uint8Array> {
    return new ReadableStream<Uint8Array>({
      start(controller) {
        sink = controller;
        for (const chunk of early) controller.enqueue(chunk);
        if (failure !== undefined) controller.error(failure);
        early = [];
      },
      pull() {
        exchange.resume();
      },
      cancel(reason) {
        open = false;
        exchange.abort(new DOMException(String(reason ?? "Cancelled"), "AbortError"));
      },
    }, { highWaterMark: BUFFER, size: (chunk) => chunk.byteLength + PIECE });
  }

  function end() {
    if (open) sink?.close();
    open = false;
  }

  function fail(error: unknown) {
    if (open) {
      failure = error;
      sink?.error(error);
    }
    open = false;
  }

  function leave(tell: () => void) {
    if (!open) return;
    tell();
    exchange.abort(new DOMException("The gateway has ended the exchange", "AbortError"));
  }

  return {
    push(chunk: Uint8Array) {
      if (!open) return;
      if (!sink) early.push(chunk);
      else {
        sink.enqueue(chunk);
        if (sink.desiredSize! <= 0) exchange.pause();
      }
    },
    end,
    fail,
    /** All of it when it came with the head: a stream costs more than a short answer itself. */
    take(): Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array> {
      if (open || failure !== undefined) return toStream();
      return early.length === 1 ? early[0] as Uint8Array<ArrayBuffer> : Buffer.concat(early);
    },
    cut() {
      // Deno writes the reason to the standard error, where it says nothing to anybody.
      leave(() => fail(""));
    },
    finish() {
      leave(end);
    },
  };
}
