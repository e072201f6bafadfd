/** Joins the two ends of a WebSocket: messages, close codes, and no more than so much in between. */
import {
  CLOSE,
  type JoinedSocket,
  type SocketEnd,
  type SocketMessage,
} from "../../domain/gateway/upstream/web_socket.ts";

/** Bytes that wait for a slow client before the upstream is held back. */
const HIGH = 1024 ** 2;
/** Bytes below which it goes on. */
const LOW = HIGH / 4;
/** Milliseconds between two looks at them: Deno does not tell when they are sent. */
const LOOK = 20;
/** Bytes that may wait for a slow upstream: the client cannot be held back. */
const MOST = 16 * 1024 ** 2;

export interface JoinOptions {
  /** Bytes of a client's message. */
  maxMessage: number;
}

/** The upstream's end must be able to pause; its own messages are limited where it was opened. */
export function joinSockets(
  client: SocketEnd,
  upstream: SocketEnd,
  { maxMessage }: JoinOptions,
): JoinedSocket {
  let active = false;
  let looking: ReturnType<typeof setInterval> | undefined;

  function close(code: number, reason: string) {
    client.close(code, reason);
    upstream.close(code, reason);
  }

  function holdBack() {
    upstream.pause!();
    looking ??= setInterval(() => {
      if (client.waiting > LOW) return;
      clearInterval(looking);
      looking = undefined;
      upstream.resume!();
    }, LOOK);
  }

  client.onEnd(() => clearInterval(looking));
  client.listen({
    onMessage(message) {
      active = true;
      if (bytesOf(message) > maxMessage) return close(CLOSE.tooBig, "message too big");
      upstream.send(message);
      if (upstream.waiting > MOST) close(CLOSE.tryAgainLater, "the service does not keep up");
    },
    onClose(code, reason) {
      if (code === undefined) upstream.cut();
      else upstream.close(code, reason);
    },
  });
  upstream.listen({
    onMessage(message) {
      client.send(message);
      if (client.waiting > HIGH) holdBack();
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
