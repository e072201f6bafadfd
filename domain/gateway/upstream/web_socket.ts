/** WebSockets (RFC 6455) through the gateway: two ends, joined message by message. */
import type { HeaderList } from "../headers/request_headers.ts";
import type { UpstreamResponse } from "./upstream.ts";

export interface SocketRequest {
  /** Path and query. */
  target: string;
  /** Without those of the handshake itself. */
  headers: HeaderList;
  /** Subprotocols that the client offers, in its order. */
  protocols: string[];
  /** Whose share of the service this is. */
  person: string;
  /** Ends the handshake. */
  signal: AbortSignal;
}

export type SocketAnswer =
  | {
    /** Open; delivers nothing before somebody listens. */
    end: SocketEnd;
    /** Of the answer, that of the chosen subprotocol among them. */
    headers: HeaderList;
  }
  /** The upstream answered with something else than 101. */
  | { refusal: UpstreamResponse };

export type SocketMessage = string | Uint8Array;

export interface SocketListener {
  onMessage(message: SocketMessage): void;
  /** Once, last; without a code the other side has gone without a word. */
  onClose(code?: number, reason?: string): void;
}

/** One end of a socket. Sending and closing after its end do nothing. */
export interface SocketEnd {
  listen(listener: SocketListener): void;
  send(message: SocketMessage): void;
  /** Bytes accepted and not sent yet. */
  readonly waiting: number;
  /** Without a code when this one may not be given. */
  close(code: number, reason?: string): void;
  /** Ends without the closing handshake. */
  cut(): void;
  /** Calls back when it is closed, whoever closed it. */
  onEnd(listener: () => void): void;
  /** Delivers nothing until `resume`; absent where it cannot be held back. */
  pause?(): void;
  resume?(): void;
}

/** Close codes (RFC 6455 §7.4.1 and its registry). */
export const CLOSE = {
  /** Never sent: there was no closing handshake. */
  abnormal: 1006,
  goingAway: 1001,
  /** The session has ended. */
  policy: 1008,
  tooBig: 1009,
  /** The sender is faster than who should read. */
  tryAgainLater: 1013,
  /** The other side has gone without a word. */
  badGateway: 1014,
} as const;

/** Whether an end may give this code, which libraries refuse otherwise (RFC 6455 §7.4). */
export function isSendable(code: number): boolean {
  return (code >= 1000 && code <= 1003) || (code >= 1007 && code <= 1014) ||
    (code >= 3000 && code <= 4999);
}

/** Both ends, joined. */
export interface JoinedSocket {
  close(code: number, reason: string): void;
  /** Whether the client has sent a message since this was asked last. */
  wasActive(): boolean;
  /** Calls back when both ends are closed. */
  onEnd(listener: () => void): void;
}

/** Port to the client's end. */
export interface WebSockets {
  /**
   * Upgrades the request, after which nothing more can be read of it, and joins it with the upstream's end. Rejects with
   * the reason of the request's signal when the client has left.
   */
  join(request: Request, upstream: SocketEnd, options: JoinOptions): Promise<Joined>;
}

export interface JoinOptions {
  /** Further ones of the answer. */
  headers: HeaderList;
  /** Bytes. */
  maxMessage: number;
  /** The client left after all, before the upgrade was through, and its connection stays open. */
  onLeft(): void;
}

export interface Joined {
  response: Response;
  socket: JoinedSocket;
}
