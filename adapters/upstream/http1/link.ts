/** One connection to an upstream: one exchange at a time, with its time limits. */
import type { Buffer } from "node:buffer";
import type { Socket } from "node:net";
import { createAnswerReader } from "./answer_reader.ts";
import { createDeadline } from "./deadline.ts";
import { Http1Error, hungUp } from "./errors.ts";
import type { ExchangeControl, ExchangeHandler } from "./exchange_handler.ts";
import { type RequestMessage, writeBody } from "./request_message.ts";

/** In ticks of the pool. */
export interface LinkLimits {
  connect: number;
  /** Until the head of the response, once the request is sent. */
  answer: number;
  /** Silence within a body. */
  idle: number;
}

export interface Link {
  /** Not while another exchange is under way. */
  start(request: RequestMessage, handler: ExchangeHandler, person: string): ExchangeControl;
  /** One tick has passed. */
  tick(): void;
  destroy(): void;
}

export interface LinkOptions {
  /** Still connecting. */
  socket: Socket;
  /** The event that the socket emits once it is usable. */
  readyEvent: "connect" | "secureConnect";
  limits: LinkLimits;
  /** The exchange is over and another may follow. `person`: whom the answer was for. */
  onFree(link: Link, person: string): void;
  /** The connection is closed. */
  onGone(link: Link): void;
}

interface Exchange {
  request: RequestMessage;
  handler: ExchangeHandler;
  person: string;
  /** The last byte of the request was sent. */
  isSent: boolean;
  isAnswering: boolean;
  isPaused: boolean;
}

export function createLink({ socket, readyEvent, limits, onFree, onGone }: LinkOptions): Link {
  let isConnected = false;
  let isGone = false;
  /** The exchange under way; each step checks that it still is. */
  let current: Exchange | undefined;
  const deadline = createDeadline(fail);

  const reader = createAnswerReader({
    onHead({ status, headers }) {
      current!.isAnswering = true;
      deadline.set(limits.idle, "IDLE_TIMEOUT");
      current!.handler.onHead(status, headers);
    },
    onData: (bytes) => current?.handler.onData(bytes),
    onEnd(reusable) {
      const ended = current;
      if (!ended) return;
      current = undefined;
      deadline.clear();
      // An unsent rest of the request would be read as the start of the next one.
      if (reusable && ended.isSent) {
        if (ended.isPaused) socket.resume();
        onFree(link, ended.person);
      } else leave();
      ended.handler.onEnd();
    },
  });

  socket.setNoDelay(true);
  socket.once(readyEvent, () => {
    isConnected = true;
    if (current) void send(current);
  });
  socket.on("data", (bytes: Buffer) => receive(() => reader.push(bytes)));
  socket.on("end", () => receive(reader.finish));
  socket.on("error", (cause: Error) => fail(isConnected ? hungUp(cause) : unreached(cause)));
  socket.on("close", () => isGone || fail(isConnected ? hungUp() : unreached()));

  async function send(exchange: Exchange) {
    const { request } = exchange;
    deadline.clear();
    socket.write(request.head, "latin1");
    try {
      if (request.body) await writeBody(socket, request, { onWait, onTaken });
    } catch (error) {
      if (current === exchange) fail(error);
      return;
    }
    if (current !== exchange) return;
    exchange.isSent = true;
    if (!exchange.isAnswering) deadline.set(limits.answer, "ANSWER_TIMEOUT");
  }

  function onWait() {
    if (current && !current.isAnswering) deadline.set(limits.idle, "IDLE_TIMEOUT");
  }

  function onTaken() {
    if (current && !current.isAnswering) deadline.clear();
  }

  /** Data or its end; between two exchanges neither is expected. */
  function receive(read: () => void) {
    if (!current) return leave();
    if (current.isAnswering && !current.isPaused) deadline.set(limits.idle, "IDLE_TIMEOUT");
    try {
      read();
    } catch (error) {
      fail(error);
    }
  }

  function fail(error: unknown) {
    const failed = current;
    current = undefined;
    deadline.clear();
    leave();
    failed?.handler.onError(error);
  }

  function leave() {
    if (isGone) return;
    isGone = true;
    socket.destroy();
    onGone(link);
  }

  const link: Link = {
    start(request, handler, person) {
      const sending = { isSent: false, isAnswering: false, isPaused: false };
      const exchange: Exchange = { request, handler, person, ...sending };
      current = exchange;
      reader.expect(request.method);
      // Nothing is sent before the connection is up, so that another endpoint can be tried with the
      // same body.
      if (isConnected) void send(exchange);
      else deadline.set(limits.connect, "CONNECT_TIMEOUT");
      return {
        pause() {
          if (current !== exchange) return;
          exchange.isPaused = true;
          deadline.clear();
          socket.pause();
        },
        resume() {
          if (current !== exchange || !exchange.isPaused) return;
          exchange.isPaused = false;
          deadline.set(limits.idle, "IDLE_TIMEOUT");
          socket.resume();
        },
        abort(reason) {
          if (current === exchange) fail(reason);
        },
      };
    },
    tick: deadline.tick,
    destroy() {
      fail(new Http1Error("DESTROYED", "Cannot exchange messages with the upstream any more"));
    },
  };
  return link;
}

function unreached(cause?: unknown): Http1Error {
  return new Http1Error("CONNECT_FAILED", "Cannot connect to the upstream", { cause });
}
