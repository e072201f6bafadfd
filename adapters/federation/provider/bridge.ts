/** Between the server's `Request` and `Response` and the library, which is for Node's HTTP. */
import type { IncomingMessage, ServerResponse } from "node:http";
import { toFetchResponse, toReqRes } from "fetch-to-node";

export interface Exchange {
  req: IncomingMessage;
  res: ServerResponse;
}

/** `headers` replace those of the client. The library builds its URLs from `Host` and scheme. */
export function exchangeOf(
  request: Request,
  { window, headers }: { window: string; headers: Headers },
): Exchange {
  const { pathname, search } = new URL(request.url);
  const { host, protocol } = new URL(window);
  headers.set("host", host);
  headers.set("x-forwarded-host", host);
  headers.set("x-forwarded-proto", protocol.slice(0, -1));
  const { method, body } = request;
  const { req, res } = toReqRes(new Request(window + pathname + search, { method, headers, body }));
  // There is none; the library asks it for the scheme.
  Object.defineProperty(req, "socket", { value: { encrypted: protocol === "https:" } });
  return { req: req as unknown as IncomingMessage, res: res as unknown as ServerResponse };
}

export async function responseOf(
  { req, res }: Exchange,
  handle: (req: IncomingMessage, res: ServerResponse) => unknown,
): Promise<Response> {
  await handle(req, res);
  return await toFetchResponse(res as unknown as Parameters<typeof toFetchResponse>[0]);
}
