/** An agency's WebSocket server, and a client of the gateway's host. */
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import type { Duplex } from "node:stream";
// @ts-types="../../../adapters/web_socket/ws.d.ts"
import { WebSocket, WebSocketServer } from "ws";
import { within } from "../../support/waiting.ts";
import { COOKIE, HOST } from "./harness.ts";

export interface SocketUpstream extends AsyncDisposable {
  origin: string;
  /** Handshakes, as received. */
  handshakes: { target: string; headers: [string, string][] }[];
  /** Connections to `/slow`. */
  unanswered: ReadonlySet<unknown>;
  /** Open sockets. */
  clients: Set<WebSocket>;
}

/**
 * Paths: `/refuse` answers 403, `/away` a redirect, `/slow` never; any other opens a socket handled
 * by `serve`.
 */
export async function startSocketUpstream(
  serve: (socket: WebSocket, target: string) => void,
  /** Additional header lines of its responses. */
  headers: string[] = [],
): Promise<SocketUpstream> {
  const server = createServer();
  const sockets = new WebSocketServer({
    noServer: true,
    // The second offer, to distinguish the upstream's choice from the client's order.
    handleProtocols: (offered: Set<string>) => [...offered][1] ?? false,
  });
  sockets.on("headers", (lines) => lines.push(...headers));
  const handshakes: SocketUpstream["handshakes"] = [];
  const unanswered = new Set<Duplex>();
  server.on("upgrade", (request: IncomingMessage, socket, head) => {
    const { url: target = "", rawHeaders } = request;
    const headers = rawHeaders.flatMap((name, index): [string, string][] =>
      index % 2 ? [] : [[name.toLowerCase(), rawHeaders[index + 1]]]
    );
    handshakes.push({ target, headers });
    if (target === "/refuse") {
      socket.end("HTTP/1.1 403 Forbidden\r\nX-Why: full\r\nContent-Length: 4\r\n\r\nfull");
    } else if (target === "/away") {
      socket.end("HTTP/1.1 302 Found\r\nLocation: /elsewhere\r\nContent-Length: 0\r\n\r\n");
    } else if (target.startsWith("/slow")) {
      unanswered.add(socket);
      socket.once("end", () => {
        unanswered.delete(socket);
        socket.destroy();
      }).resume();
    } else sockets.handleUpgrade(request, socket, head, (open) => serve(open, target));
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    handshakes,
    unanswered,
    clients: sockets.clients,
    async [Symbol.asyncDispose]() {
      for (const client of sockets.clients) client.terminate();
      for (const socket of unanswered) socket.destroy();
      await new Promise((closed) => server.close(closed));
    },
  };
}

export interface SocketClient {
  socket: WebSocket;
  /** Headers of the gateway's response, as "name: value". */
  answered: string[];
  /** Resolves once it is open; rejects with the response's status otherwise. */
  opened: Promise<void>;
  readonly closed: Promise<{ code: number; reason: string }>;
  /** The next message not yet taken. */
  next(): Promise<string | Uint8Array>;
}

export function openClient(
  port: number,
  { path = "/", protocols = [], headers = {}, signedIn = true }: {
    path?: string;
    protocols?: string[];
    headers?: Record<string, string>;
    signedIn?: boolean;
  } = {},
): SocketClient {
  const socket = new WebSocket(`ws://127.0.0.1:${port}${path}`, protocols, {
    headers: { host: HOST, ...(signedIn && { cookie: COOKIE }), ...headers },
  });
  const waiting: ((message: string | Uint8Array) => void)[] = [];
  const messages: (string | Uint8Array)[] = [];
  socket.on("message", (data, isBinary) => {
    const message = isBinary ? data : new TextDecoder().decode(data);
    const taker = waiting.shift();
    if (taker) taker(message);
    else messages.push(message);
  });
  const opening = new Promise<void>((resolve, reject) => {
    socket.on("open", resolve);
    socket.on("error", reject);
  });
  const opened = within(opening, `the socket ${path} to open`);
  opened.catch(() => {});
  const answered: string[] = [];
  socket.on("upgrade", ({ rawHeaders }) => {
    for (let at = 0; at < rawHeaders.length; at += 2) {
      answered.push(`${rawHeaders[at].toLowerCase()}: ${rawHeaders[at + 1]}`);
    }
  });
  const closing = new Promise<{ code: number; reason: string }>((resolve) =>
    socket.on(
      "close",
      (code, reason) => resolve({ code, reason: new TextDecoder().decode(reason) }),
    )
  );
  return {
    socket,
    answered,
    opened,
    get closed() {
      return within(closing, `the socket ${path} to close`);
    },
    next() {
      const message = messages.shift();
      if (message !== undefined) return Promise.resolve(message);
      const coming = new Promise<string | Uint8Array>((resolve) => waiting.push(resolve));
      return within(coming, `a message on the socket ${path}`);
    },
  };
}
