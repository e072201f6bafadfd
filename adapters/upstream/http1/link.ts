/** One connection to an upstream: one exchange at a time, each with its time limits. */
import type { Buffer } from "node:buffer";
import type { Socket } from "node:net";
import type { HeaderList } from "../../../domain/gateway/request_headers.ts";
import { createAnswerReader } from "./answer_reader.ts";
import { Http1Error, type Http1ErrorCode } from "./errors.ts";
import { type Http1Request, writeBody } from "./request_message.ts";

/** Told of one exchange; after `onEnd` or `onError`, which come once, of nothing more. */
export interface ExchangeHandler {
  onHead(status: number, headers: HeaderList): void;
  onData(bytes: Buffer): void;
  onEnd(): void;
  onError(error: unknown): void;
}

/** Whoever waits for the answer. */
export interface ExchangeControl {
  /** Stops reading, and with it the upstream. */
  pause(): void;
  resume(): void;
  /** Breaks the exchange off; nothing happens when it is over. */
  abort(reason: unknown): void;
}

/** In ticks of the pool. */
export interface LinkLimits {
  connect: number;
  /** Until the head of the answer, once the request is written. */
  answer: number;
  /** Silence within a body. */
  idle: number;
}

export interface Link {
  /** @param head of the request, as it is written */
  start(head: string, request: Http1Request, handler: ExchangeHandler): ExchangeControl;
  /** Time goes by: a tick. */
  tick(): void;
  destroy(): void;
}

export interface LinkOptions {
  /** Connecting or connected. */
  socket: Socket;
  /** What the socket emits once it can be used. */
  readyEvent: "connect" | "secureConnect";
  limits: LinkLimits;
  /** The exchange is over and another may follow. */
  onFree(link: Link): void;
  /** There will be no other. */
  onGone(link: Link): void;
}

export function createLink({ socket, readyEvent, limits, onFree, onGone }: LinkOptions): Link {
  let handler: ExchangeHandler | undefined;
  let isConnected = false;
  let isSent = true;
  let isAnswering = false;
  let isPaused = false;
  /** Ticks until the exchange fails, with which error; none while 0. */
  let left = 0;
  let late: Http1ErrorCode = "CONNECT_TIMEOUT";
  let isGone = false;
  const connected = Promise.withResolvers<void>();

  const reader = createAnswerReader({
    onHead({ status, headers }) {
      isAnswering = true;
      wait(limits.idle, "IDLE_TIMEOUT");
      handler?.onHead(status, headers);
    },
    onData: (bytes) => handler?.onData(bytes),
    onEnd(reusable) {
      const told = handler;
      if (!told) return;
      handler = undefined;
      left = 0;
      resume();
      if (reusable && isSent) onFree(link);
      else destroy();
      told.onEnd();
    },
  });

  function wait(ticks: number, code: Http1ErrorCode) {
    // The tick under way is not a whole one.
    left = ticks + 1;
    late = code;
  }

  function awaitAnswer() {
    if (isConnected && isSent && !isAnswering) wait(limits.answer, "ANSWER_TIMEOUT");
  }

  function destroy() {
    if (isGone) return;
    isGone = true;
    socket.destroy();
    onGone(link);
  }

  function fail(error: unknown) {
    const told = handler;
    handler = undefined;
    left = 0;
    destroy();
    told?.onError(error);
  }

  function receive(work: () => void) {
    if (!handler) return destroy();
    if (isAnswering && !isPaused) wait(limits.idle, "IDLE_TIMEOUT");
    try {
      work();
    } catch (error) {
      fail(error);
    }
  }

  socket.setNoDelay(true);
  socket.on("data", (bytes: Buffer) => receive(() => reader.push(bytes)));
  socket.on("end", () => receive(reader.finish));
  socket.on("error", fail);
  socket.on("close", () => fail(closed()));
  socket.once(readyEvent, () => {
    isConnected = true;
    awaitAnswer();
    connected.resolve();
  });

  /** Takes nothing of the body before, so that another address can still be tried. */
  async function send({ body, length }: Http1Request, current: ExchangeHandler) {
    try {
      await connected.promise;
      await writeBody(socket, { body: body!, length }, (waiting) => {
        if (handler !== current || isAnswering) return;
        if (waiting) wait(limits.idle, "IDLE_TIMEOUT");
        else left = 0;
      });
    } catch (error) {
      if (handler === current) fail(error);
      return;
    }
    if (handler !== current) return;
    isSent = true;
    awaitAnswer();
  }

  function pause() {
    isPaused = true;
    left = 0;
    socket.pause();
  }

  function resume() {
    if (!isPaused) return;
    isPaused = false;
    if (handler) wait(limits.idle, "IDLE_TIMEOUT");
    socket.resume();
  }

  const link: Link = {
    start(head, request, wanted) {
      handler = wanted;
      isAnswering = false;
      isSent = request.body === null;
      reader.expect(request.method);
      if (isConnected) awaitAnswer();
      else wait(limits.connect, "CONNECT_TIMEOUT");
      socket.write(head, "latin1");
      if (request.body) void send(request, wanted);
      return {
        pause: () => void (handler === wanted && pause()),
        resume: () => void (handler === wanted && resume()),
        abort: (reason) => void (handler === wanted && fail(reason)),
      };
    },

    tick() {
      if (left === 0 || --left > 0) return;
      fail(new Http1Error(late, "Cannot exchange messages with the upstream: it takes too long"));
    },

    destroy() {
      fail(new Http1Error("DESTROYED", "Cannot exchange messages with the upstream any more"));
    },
  };
  return link;
}

function closed(): Http1Error {
  return new Http1Error("CONNECTION_CLOSED", "Cannot read answer: the upstream has hung up");
}
