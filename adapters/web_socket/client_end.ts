/** The client's end of a WebSocket: Deno's, which cannot be held back, so that whoever joins it must watch `waiting`. */
import { CLOSE, type SocketEnd, type SocketListener } from "../../domain/gateway/web_socket.ts";

export function createClientEnd(socket: WebSocket): SocketEnd {
  let listener: SocketListener | undefined;
  let ended = false;
  const onEnds: (() => void)[] = [];
  /** Before the upgrade is through. */
  let early: (string | Uint8Array)[] = [];
  socket.binaryType = "arraybuffer";

  const send = (message: string | Uint8Array) =>
    socket.send(message as string | Uint8Array<ArrayBuffer>);
  socket.onopen = () => {
    early.forEach(send);
    early = [];
  };
  socket.onmessage = ({ data }) => {
    listener?.onMessage(typeof data === "string" ? data : new Uint8Array(data));
  };
  socket.onclose = ({ code, reason }) => {
    ended = true;
    // Deno says 0 when the peer has gone without a word.
    if (code === 0 || code === CLOSE.abnormal) listener?.onClose();
    else listener?.onClose(code, reason);
    onEnds.forEach((tell) => tell());
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
      if (code === CLOSE.noCode) socket.close();
      else socket.close(code, reason);
    },
    cut() {
      if (!ended) socket.close();
    },
    onEnd(wanted) {
      if (ended) wanted();
      else onEnds.push(wanted);
    },
  };
}
