/** An agency's server as a function. */
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { createServer as createTlsServer, type ServerOptions } from "node:https";
import type { AddressInfo } from "node:net";

export interface HttpUpstream extends AsyncDisposable {
  origin: string;
  /** Targets, in order of arrival. */
  targets: string[];
  /** Requests without a complete response. */
  open: number;
}

export type Answer = (request: IncomingMessage, response: ServerResponse) => void;

export async function startHttpUpstream(
  answer: Answer = (_, response) => response.end("ok"),
  tls?: ServerOptions,
  { host = "127.0.0.1", port: asked = 0 } = {},
): Promise<HttpUpstream> {
  const upstream = { targets: [] as string[], open: 0 };
  const listener = (request: IncomingMessage, response: ServerResponse) => {
    upstream.targets.push(request.url ?? "");
    upstream.open++;
    response.once("close", () => upstream.open--);
    answer(request, response);
  };
  const server = tls ? createTlsServer(tls, listener) : createServer(listener);
  await new Promise<void>((listening) => server.listen(asked, host, listening));
  const { port } = server.address() as AddressInfo;
  return Object.assign(upstream, {
    origin: `${tls ? "https" : "http"}://${host}:${port}`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  });
}
