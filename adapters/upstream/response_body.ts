import { Buffer } from "node:buffer";
import type { ExchangeControl } from "./http1/exchange_handler.ts";

/** Bytes buffered while the reader is busy; beyond them the upstream's socket is paused. */
const BUFFER = 64 * 1024;

/** Memory overhead of a piece in bytes: some servers send a chunk for each character. */
const PIECE = 256;

/** Bytes, or a stream that pauses the upstream while it is not read. */
export function createResponseBody(exchange: ExchangeControl) {
  /** Received before the body was taken. */
  let early: Uint8Array[] = [];
  let sink: ReadableStreamDefaultController<Uint8Array> | undefined;
  let open = true;
  let failure: unknown;

  function toStream(): ReadableStream<Uint8Array> {
    return new ReadableStream<Uint8Array>({
      start(controller) {
        sink = controller;
        for (const chunk of early) controller.enqueue(chunk);
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
    /**
     * The whole body if it came with the head: a stream costs more than a short body itself. Throws
     * if it has failed already, so that the client gets a whole refusal and not half a response.
     */
    take(): Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array> {
      if (failure !== undefined) throw failure;
      if (open) return toStream();
      return early.length === 1 ? early[0] as Uint8Array<ArrayBuffer> : Buffer.concat(early);
    },
    abort() {
      // The server logs any other reason, as a fault.
      leave(() => fail(""));
    },
    finish() {
      leave(end);
    },
  };
}
