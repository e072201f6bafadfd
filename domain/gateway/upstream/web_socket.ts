/** WebSockets (RFC 6455) through the gateway: two ends, joined message by message. */
import type { HeaderList } from "../headers/request_headers.ts";
import type { UpstreamResponse } from "./upstream.ts";

export interface SocketRequest {
  /** Path and query, one character a byte. */
  target: string;
  /** Without the headers of the handshake itself. */
  headers: HeaderList;
  /** Subprotocols that the client offers, in its order. */
  protocols: string[];
  /** The person whose share of the service this socket uses. */
  person: string;
  /** Aborts the handshake. */
  signal: AbortSignal;
}

export type SocketAnswer =
  | {
    /** Open; buffers messages until a listener is added. */
    end: SocketEnd;
    /** Of the response, including the chosen subprotocol. */
    headers: HeaderList;
  }
  /** The upstream answered with a status other than 101. */
  | { refusal: UpstreamResponse };

export type SocketMessage = string | Uint8Array;

export interface SocketListener {
  onMessage(message: SocketMessage): void;
  /** Called once, last; without a code if the peer left without a close frame. */
  onClose(code?: number, reason?: string): void;
}

/** One end of a socket. Sending and closing after its end have no effect. */
export interface SocketEnd {
  listen(listener: SocketListener): void;
  send(message: SocketMessage): void;
  /** Bytes accepted but not yet sent. */
  readonly waiting: number;
  /** Sends no code if this one must not be sent. */
  close(code: number, reason?: string): void;
  /** Closes without the closing handshake. */
  abort(): void;
  /** Calls back when it is closed, by either side. */
  onEnd(listener: () => void): void;
  /** Delivers nothing until `resume`; absent if the end cannot be paused. */
  pause?(): void;
  resume?(): void;
}

/** Close codes (RFC 6455 §7.4.1 and its registry). */
export const CLOSE = {
  /** Never sent: stands for a missing closing handshake. */
  abnormal: 1006,
  goingAway: 1001,
  /** The session has ended. */
  policy: 1008,
  tooBig: 1009,
  /** The receiver is too slow. */
  tryAgainLater: 1013,
  /** The peer left without a close frame. */
  badGateway: 1014,
} as const;

/** Whether an end may send this code; libraries refuse the others (RFC 6455 §7.4). */
export function isSendable(code: number): boolean {
  return (code >= 1000 && code <= 1003) || (code >= 1007 && code <= 1014) ||
    (code >= 3000 && code <= 4999);
}

/** Both ends, joined. */
export interface JoinedSocket {
  close(code: number, reason: string): void;
  /** Whether the client has sent a message since the last call. */
  wasActive(): boolean;
  /** Calls back when both ends are closed. */
  onEnd(listener: () => void): void;
}

/** Port to the client's end. */
export interface WebSockets {
  /**
   * Upgrades the request, which cannot be read any more then, and joins it with the upstream's end.
   * Rejects with the reason of the request's signal if the client has left.
   */
  join(request: Request, upstream: SocketEnd, options: JoinOptions): Promise<Joined>;
}

export interface JoinOptions {
  /** Additional headers of the response. */
  headers: HeaderList;
  /** Bytes. */
  maxMessage: number;
  /** The client left before the upgrade completed, and its connection stays open. */
  onLeft(): void;
}

export interface Joined {
  response: Response;
  socket: JoinedSocket;
}
