/**
 * The client's end of a WebSocket. Deno's sockets cannot be paused, so the caller must watch
 * `waiting`.
 */
import { SECOND } from "../../domain/platform/platform.ts";
import {
  CLOSE,
  isSendable,
  type SocketEnd,
  type SocketListener,
} from "../../domain/gateway/upstream/web_socket.ts";

/**
 * The upgrade must complete within this time, else the client has gone: Deno reports nothing then
 * (measured, 2.9.6). A client that was sent a close frame must also answer within it: Deno would
 * wait forever.
 */
const CLOSE_TIMEOUT = 10 * SECOND;

export interface ClientEndOptions {
  timeout?: number;
  /** The client left before the upgrade completed, and its connection stays open. */
  onLeft?(): void;
}

export function createClientEnd(
  socket: WebSocket,
  { timeout = CLOSE_TIMEOUT, onLeft }: ClientEndOptions = {},
): SocketEnd {
  let listener: SocketListener | undefined;
  let ended = false;
  const onEnds: (() => void)[] = [];
  /** Deferred until the upgrade completes: Deno would drop it before. */
  let early: (string | Uint8Array)[] = [];
  let earlyClose: (() => void) | undefined;
  socket.binaryType = "arraybuffer";

  const send = (message: string | Uint8Array) =>
    socket.send(message as string | Uint8Array<ArrayBuffer>);
  const opening = setTimeout(() => {
    onLeft?.();
    end();
  }, timeout);
  let closing: ReturnType<typeof setTimeout> | undefined;
  socket.onopen = () => {
    clearTimeout(opening);
    if (ended) return socket.close();
    early.forEach(send);
    early = [];
    earlyClose?.();
  };
  socket.onmessage = ({ data }) => {
    listener?.onMessage(typeof data === "string" ? data : new Uint8Array(data));
  };
  function end(code?: number, reason?: string) {
    clearTimeout(opening);
    clearTimeout(closing);
    if (ended) return;
    ended = true;
    listener?.onClose(code, reason);
    onEnds.forEach((tell) => tell());
  }
  function beginClosing(close: () => void) {
    if (ended) return;
    if (socket.readyState === WebSocket.CONNECTING) earlyClose ??= close;
    else close();
    closing ??= setTimeout(() => end(), timeout);
  }
  socket.onclose = ({ code, reason }) => {
    // Deno reports 0 if the peer left without a close frame.
    if (code === 0 || code === CLOSE.abnormal) end();
    else end(code, reason);
  };
  // A `close` event follows.
  socket.onerror = () => {};
  return {
    listen(wanted) {
      listener = wanted;
    },
    send(message) {
      if (socket.readyState === WebSocket.OPEN) send(message);
      else if (socket.readyState === WebSocket.CONNECTING) early.push(message);
    },
    get waiting() {
      return socket.bufferedAmount + early.reduce((sum, { length }) => sum + length, 0);
    },
    close(code, reason) {
      beginClosing(() => isSendable(code) ? socket.close(code, reason) : socket.close());
    },
    abort() {
      beginClosing(() => socket.close());
    },
    onEnd(wanted) {
      if (ended) wanted();
      else onEnds.push(wanted);
    },
  };
}
