import type { IncomingMessage, ServerResponse } from "node:http";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";

export type NodeHandler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/** Serves a web-standard handler from a node:http server. */
export function toNodeHandler(
  handle: (request: Request) => Response | Promise<Response>,
): NodeHandler {
  return async (incoming, outgoing) => {
    const headers = new Headers();
    for (let i = 0; i < incoming.rawHeaders.length; i += 2) {
      headers.append(incoming.rawHeaders[i], incoming.rawHeaders[i + 1]);
    }
    const method = incoming.method ?? "GET";
    const body = method === "GET" || method === "HEAD" ? null : await readAll(incoming);
    const url = new URL(`http://${incoming.headers.host}${incoming.url}`);
    const response = await handle(new Request(url, { method, headers, body }));
    outgoing.writeHead(response.status, [...response.headers].flat());
    if (!response.body) return void outgoing.end();
    await pipeline(Readable.from(response.body), outgoing);
  };
}

/** Maximum size of a form. */
const MAX_BYTES = 64 * 1024;

async function readAll(incoming: IncomingMessage): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of incoming) {
    length += chunk.length;
    if (length > MAX_BYTES) throw new RangeError("Cannot read the body: it is too long");
    chunks.push(chunk);
  }
  return new Uint8Array(await new Blob(chunks as BlobPart[]).arrayBuffer());
}
