/**
 * The part of `ws` 8 that is used here; its published types pull in Node's, which conflict with
 * Deno's.
 */
import type { IncomingMessage } from "node:http";
import type { LookupFunction } from "node:net";
import type { Duplex } from "node:stream";

/** The answer, 101 or not. */
export interface IncomingAnswer extends AsyncIterable<Uint8Array> {
  statusCode: number;
  /** Names and values alternate. */
  rawHeaders: string[];
  destroy(): void;
  once(event: "close", listener: () => void): void;
}

export interface WebSocketOptions {
  headers?: Record<string, string>;
  perMessageDeflate?: false;
  followRedirects?: false;
  /** Milliseconds. */
  handshakeTimeout?: number;
  /** Bytes. */
  maxPayload?: number;
  /** Called before the handshake is sent. */
  finishRequest?(request: { path: string; end(): void }): void;
  lookup?: LookupFunction;
  ca?: string;
  cert?: string;
  key?: string;
  servername?: string;
}

export class WebSocket {
  constructor(address: string, protocols?: string[], options?: WebSocketOptions);
  readonly protocol: string;
  readonly bufferedAmount: number;
  readonly readyState: 0 | 1 | 2 | 3;
  on(event: "open" | "pong", listener: () => void): this;
  on(event: "upgrade", listener: (answer: IncomingAnswer) => void): this;
  on(
    event: "unexpected-response",
    listener: (request: { destroy(): void }, answer: IncomingAnswer) => void,
  ): this;
  on(event: "message", listener: (data: Uint8Array, isBinary: boolean) => void): this;
  on(event: "close", listener: (code: number, reason: Uint8Array) => void): this;
  on(event: "error", listener: (error: Error) => void): this;
  send(data: string | Uint8Array, options?: { binary: boolean }): void;
  ping(): void;
  pause(): void;
  resume(): void;
  close(code?: number, reason?: string): void;
  terminate(): void;
}

export class WebSocketServer {
  constructor(options: {
    noServer: true;
    handleProtocols?(offered: Set<string>): string | false;
    maxPayload?: number;
  });
  readonly clients: Set<WebSocket>;
  /** The header lines of an answer, before it is sent. */
  on(event: "headers", listener: (lines: string[]) => void): this;
  handleUpgrade(
    request: IncomingMessage,
    socket: Duplex,
    head: Uint8Array,
    open: (socket: WebSocket) => void,
  ): void;
}
