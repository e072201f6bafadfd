/**
 * WebSockets of `echo`, at any path: first sends a message that describes the request, then echoes
 * every message. A text `close <code> <reason>` closes the socket that way.
 */
import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
// @ts-types="../../web_socket/ws.d.ts"
import { WebSocketServer } from "ws";
import { headerLines } from "./header_lines.ts";

export interface EchoSockets {
  open(request: IncomingMessage, socket: Duplex, head: Uint8Array): void;
  stop(): void;
}

export function createEchoSockets(): EchoSockets {
  const server = new WebSocketServer({ noServer: true });
  return {
    open(request, duplex, head) {
      server.handleUpgrade(request, duplex, head, (socket) => {
        socket.send(JSON.stringify({ target: request.url, headers: headerLines(request) }));
        socket.on("message", (data, isBinary) => {
          const text = isBinary ? "" : new TextDecoder().decode(data);
          const [, code, reason] = /^close (\d{4}) ?(.*)$/.exec(text) ?? [];
          if (code) socket.close(Number(code), reason);
          else socket.send(data, { binary: isBinary });
        });
        // After a protocol error the socket is closed; there is nothing to report.
        socket.on("error", () => {});
      });
    },
    stop() {
      for (const socket of server.clients) socket.terminate();
    },
  };
}
