/** The client's end of a WebSocket: Deno's, which cannot be held back, so that whoever joins it must watch `waiting`. */
import { SECOND } from "../../domain/platform/platform.ts";
import {
  CLOSE,
  isSendable,
  type SocketEnd,
  type SocketListener,
} from "../../domain/gateway/upstream/web_socket.ts";

/**
 * Within it the upgrade is through, or the client has gone: then Deno says nothing at all (measured, 2.9.6). And a
 * client that is told to close does so, or counts as gone: Deno would wait for its word for ever.
 */
const PATIENCE = 10 * SECOND;

export interface ClientEndOptions {
  patience?: number;
  /** The client has gone before the upgrade was through, and its connection stays open. */
  onLeft?(): void;
}

export function createClientEnd(
  socket: WebSocket,
  { patience = PATIENCE, onLeft }: ClientEndOptions = {},
): SocketEnd {
  let listener: SocketListener | undefined;
  let ended = false;
  const onEnds: (() => void)[] = [];
  /** What is to be done once the upgrade is through: before that Deno would forget it. */
  let early: (string | Uint8Array)[] = [];
  let earlyClose: (() => void) | undefined;
  socket.binaryType = "arraybuffer";

  const send = (message: string | Uint8Array) =>
    socket.send(message as string | Uint8Array<ArrayBuffer>);
  const opening = setTimeout(() => {
    onLeft?.();
    end();
  }, patience);
  let leaving: ReturnType<typeof setTimeout> | undefined;
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
    clearTimeout(leaving);
    if (ended) return;
    ended = true;
    listener?.onClose(code, reason);
    onEnds.forEach((tell) => tell());
  }
  function leave(close: () => void) {
    if (ended) return;
    if (socket.readyState === WebSocket.CONNECTING) earlyClose ??= close;
    else close();
    leaving ??= setTimeout(() => end(), patience);
  }
  socket.onclose = ({ code, reason }) => {
    // Deno says 0 when the peer has gone without a word.
    if (code === 0 || code === CLOSE.abnormal) end();
    else end(code, reason);
  };
  // A `close` follows.
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
      leave(() => isSendable(code) ? socket.close(code, reason) : socket.close());
    },
    cut() {
      leave(() => socket.close());
    },
    onEnd(wanted) {
      if (ended) wanted();
      else onEnds.push(wanted);
    },
  };
}
