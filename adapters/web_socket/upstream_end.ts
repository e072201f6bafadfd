/**
 * The upstream's end of a WebSocket, over `ws`: it can be paused, and exposes an answer that is not
 * 101.
 */
import type { LookupFunction } from "node:net";
// @ts-types="./ws.d.ts"
import { type IncomingAnswer, WebSocket } from "ws";
import type { HeaderList } from "../../domain/gateway/headers/request_headers.ts";
import { type UpstreamResponse, UpstreamTimeout } from "../../domain/gateway/upstream/upstream.ts";
import {
  CLOSE,
  isSendable,
  type SocketAnswer,
  type SocketEnd,
  type SocketListener,
  type SocketRequest,
} from "../../domain/gateway/upstream/web_socket.ts";
import { SECOND } from "../../domain/platform/platform.ts";
import type { UpstreamLimits } from "../../domain/services/upstream_settings.ts";
import { keepAlive } from "./keep_alive.ts";

export interface OpenSocketOptions {
  /** Origin of the endpoint, `http(s)://`. */
  origin: string;
  tls: { lookup: LookupFunction; ca?: string; cert?: string; key?: string; servername?: string };
  limits: UpstreamLimits;
}

/** Rejects with the errors of `node:net` and `ws`, `UpstreamTimeout`, or the signal's reason. */
export function openSocket(
  { target, headers, protocols, signal }: SocketRequest,
  { origin, tls, limits }: OpenSocketOptions,
): Promise<SocketAnswer> {
  const { promise, resolve, reject } = Promise.withResolvers<SocketAnswer>();
  const timeLimit = (limits.connect + limits.answer) * SECOND;
  const socket = new WebSocket(origin.replace(/^http/, "ws"), protocols, {
    ...tls,
    headers: Object.fromEntries(headers),
    perMessageDeflate: false,
    followRedirects: false,
    handshakeTimeout: timeLimit,
    maxPayload: limits.message,
    finishRequest(request) {
      // The target is sent exactly as it was decided on; `ws` would normalise it.
      request.path = target;
      request.end();
    },
  });
  const abort = () => socket.terminate();
  signal.addEventListener("abort", abort, { once: true });
  let answerHeaders: HeaderList = [];
  const end = createEnd(socket);

  socket.on("upgrade", (answer) => answerHeaders = headerList(answer));
  socket.on("unexpected-response", (_, answer) => {
    signal.removeEventListener("abort", abort);
    resolve({ refusal: refusalOf(answer) });
  });
  socket.on("open", () => {
    signal.removeEventListener("abort", abort);
    socket.pause();
    resolve({ end, headers: answerHeaders });
  });
  socket.on("error", (error) => {
    if (signal.aborted) return reject(signal.reason);
    const late = error.message === "Opening handshake has timed out";
    reject(late ? new UpstreamTimeout("Upstream did not answer in time", { cause: error }) : error);
  });
  return promise;
}

function createEnd(socket: WebSocket): SocketEnd {
  let listener: SocketListener | undefined;
  let ended = false;
  const onEnds: (() => void)[] = [];
  const isOpen = () => socket.readyState === 1;
  const stopPinging = keepAlive(socket);

  socket.on("message", (data, isBinary) => {
    listener?.onMessage(isBinary ? data : new TextDecoder().decode(data));
  });
  let tooBig = false;
  socket.on("error", (error) => {
    tooBig ||= (error as { code?: string }).code === "WS_ERR_UNSUPPORTED_MESSAGE_LENGTH";
  });
  /** Arguments of the close event, for a listener that is added later. */
  let close: [code?: number, reason?: string] | undefined;
  socket.on("close", (code, reason) => {
    ended = true;
    stopPinging();
    if (tooBig) close = [CLOSE.tooBig, "message too big"];
    else close = code === CLOSE.abnormal ? [] : [code, new TextDecoder().decode(reason)];
    listener?.onClose(...close);
    onEnds.forEach((tell) => tell());
  });
  return {
    listen(wanted) {
      listener = wanted;
      if (close) listener.onClose(...close);
      else socket.resume();
    },
    send(message) {
      if (isOpen()) socket.send(message);
    },
    get waiting() {
      return socket.bufferedAmount;
    },
    close(code, reason) {
      if (isSendable(code)) socket.close(code, reason);
      else socket.close();
    },
    abort: () => socket.terminate(),
    onEnd(wanted) {
      if (ended) wanted();
      else onEnds.push(wanted);
    },
    pause: () => socket.pause(),
    resume: () => socket.resume(),
  };
}

function headerList({ rawHeaders }: IncomingAnswer): HeaderList {
  return rawHeaders.flatMap((name, index): HeaderList =>
    index % 2 ? [] : [[name, rawHeaders[index + 1]]]
  );
}

function refusalOf(answer: IncomingAnswer): UpstreamResponse {
  return {
    status: answer.statusCode,
    headers: headerList(answer),
    body: ReadableStream.from(answer),
    abort: () => answer.destroy(),
    finish: () => answer.destroy(),
    onEnd: (listener) => answer.once("close", listener),
  };
}
