/** Joins the two ends of a WebSocket: messages, close codes and flow control. */
import {
  CLOSE,
  type JoinedSocket,
  type SocketEnd,
  type SocketMessage,
} from "../../domain/gateway/upstream/web_socket.ts";

/** Bytes queued for a slow client at which the upstream is paused. */
const HIGH_WATER_MARK = 1024 ** 2;
/** Bytes below which it resumes. */
const LOW_WATER_MARK = HIGH_WATER_MARK / 4;
/** Milliseconds between checks of the queue: Deno has no event for sent bytes. */
const CHECK_INTERVAL = 20;
/** Maximum bytes queued for a slow upstream: the client cannot be paused. */
const MAX_QUEUED = 16 * 1024 ** 2;

export interface JoinOptions {
  /** Maximum bytes of a client's message. */
  maxMessage: number;
}

/** The upstream's end must be able to pause. Its messages are limited where it is opened. */
export function joinSockets(
  client: SocketEnd,
  upstream: SocketEnd,
  { maxMessage }: JoinOptions,
): JoinedSocket {
  let active = false;
  let checking: ReturnType<typeof setInterval> | undefined;

  function close(code: number, reason: string) {
    client.close(code, reason);
    upstream.close(code, reason);
  }

  function pauseUpstream() {
    upstream.pause!();
    checking ??= setInterval(() => {
      if (client.waiting > LOW_WATER_MARK) return;
      clearInterval(checking);
      checking = undefined;
      upstream.resume!();
    }, CHECK_INTERVAL);
  }

  client.onEnd(() => clearInterval(checking));
  client.listen({
    onMessage(message) {
      active = true;
      if (bytesOf(message) > maxMessage) return close(CLOSE.tooBig, "message too big");
      upstream.send(message);
      if (upstream.waiting > MAX_QUEUED) close(CLOSE.tryAgainLater, "the service does not keep up");
    },
    onClose(code, reason) {
      if (code === undefined) upstream.abort();
      else upstream.close(code, reason);
    },
  });
  upstream.listen({
    onMessage(message) {
      client.send(message);
      if (client.waiting > HIGH_WATER_MARK) pauseUpstream();
    },
    onClose(code, reason) {
      if (code === undefined) client.close(CLOSE.badGateway, "the service has gone");
      else client.close(code, reason);
    },
  });

  return {
    close,
    wasActive() {
      const was = active;
      active = false;
      return was;
    },
    onEnd(listener) {
      client.onEnd(() => upstream.onEnd(listener));
    },
  };
}

function bytesOf(message: SocketMessage): number {
  return typeof message === "string" ? new TextEncoder().encode(message).length : message.length;
}
