/** The client's end of a WebSocket: Deno's, which cannot be held back, so that whoever joins it must watch `waiting`. */
import { SECOND } from "../../domain/platform.ts";
import {
  CLOSE,
  isSendable,
  type SocketEnd,
  type SocketListener,
} from "../../domain/gateway/web_socket.ts";

/**
 * Within it the upgrade is through, or the client has gone: then Deno says nothing at all (measured, 2.9.6). And a
 * client that is told to close does so, or counts as gone: Deno would wait for its word for ever.
 */
const PATIENCE = 10 * SECOND;

export function createClientEnd(socket: WebSocket, patience = PATIENCE): SocketEnd {
  let listener: SocketListener | undefined;
  let ended = false;
  const onEnds: (() => void)[] = [];
  /** Before the upgrade is through. */
  let early: (string | Uint8Array)[] = [];
  socket.binaryType = "arraybuffer";

  const send = (message: string | Uint8Array) =>
    socket.send(message as string | Uint8Array<ArrayBuffer>);
  const opening = setTimeout(() => end(), patience);
  let leaving: ReturnType<typeof setTimeout> | undefined;
  socket.onopen = () => {
    clearTimeout(opening);
    early.forEach(send);
    early = [];
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
      if (ended) return;
      if (isSendable(code)) socket.close(code, reason);
      else socket.close();
      leaving ??= setTimeout(() => end(), patience);
    },
    cut() {
      if (ended) return;
      socket.close();
      leaving ??= setTimeout(() => end(), patience);
    },
    onEnd(wanted) {
      if (ended) wanted();
      else onEnds.push(wanted);
    },
  };
}
