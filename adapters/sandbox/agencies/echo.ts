/**
 * `echo`: shows what the gateway sends. The proxy's tests use these paths:
 *
 * | path | answer |
 * | --- | --- |
 * | `/stream…` with a body | the body, unchanged, as it comes in |
 * | `/status/<200–599>` | that status |
 * | `/redirect?to=<URL>` | 302 with that `Location` |
 * | `/set-cookies` | cookies of its own, with the window's names and for a parent domain |
 * | `/gzip` | text, compressed by the agency itself, with a strong `ETag` |
 * | `/text` | 100 KB of text/html, not compressed |
 * | `/bytes/<n>` | n bytes 0, 1, … 255, 0, … |
 * | `/slow/<ms>` | as for any other path, after a delay |
 * | `/events` | an event every 200 ms; `/events/open` counts the open streams |
 * | any, as a WebSocket | see `echo_sockets.ts` |
 * | any other | JSON: method, raw target, header lines as received, length of the body |
 */
import type { IncomingMessage, ServerResponse } from "node:http";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { setTimeout as delay } from "node:timers/promises";
import { gzipSync } from "node:zlib";
import { headerLines } from "./header_lines.ts";
import type { NodeHandler } from "./node_handler.ts";

type Answer = (request: IncomingMessage, response: ServerResponse, rest: string) => unknown;

const EVENT_MS = 200;
const MAX_SLOW_MS = 60_000;
const CHUNK = Uint8Array.from({ length: 64 * 1024 }, (_, i) => i % 256);
const HTML_TEXT = `<!doctype html><title>text</title>${"<p>پنجره window</p>".repeat(4200)}`;

export function createEcho(): NodeHandler {
  let openStreams = 0;

  const answers: [RegExp, Answer][] = [
    [/^\/status\/([2-5]\d\d)$/, (_, response, code) => response.writeHead(Number(code)).end()],
    [/^\/redirect$/, (request, response) => {
      const to = new URLSearchParams(request.url?.split("?")[1]).get("to") ?? "/";
      response.writeHead(302, { Location: to }).end();
    }],
    [/^\/set-cookies$/, (_, response) =>
      response.writeHead(
        200,
        [
          ["Set-Cookie", "echo=1; Path=/; HttpOnly"],
          ["Set-Cookie", "panjereh=x; Path=/"],
          ["Set-Cookie", "__Host-panjereh=x; Path=/; Secure"],
          ["Set-Cookie", "wide=1; Path=/; Domain=localhost"],
          ["Set-Cookie", "echo_second=2; Path=/; Expires=Wed, 01 Jan 2031 00:00:00 GMT"],
        ].flat(),
      ).end()],
    [/^\/gzip$/, (_, response) => {
      const body = gzipSync("پنجره window\n".repeat(1000));
      response.writeHead(200, {
        "Content-Type": "text/plain; charset=utf-8",
        "Content-Encoding": "gzip",
        "Content-Length": body.length,
        ETag: '"echo-gzip-1"',
      }).end(body);
    }],
    [
      /^\/text$/,
      (_, response) =>
        response.writeHead(200, { "Content-Type": "text/html; charset=utf-8" }).end(HTML_TEXT),
    ],
    [/^\/bytes\/(\d{1,11})$/, async (_, response, count) => {
      response.writeHead(200, {
        "Content-Type": "application/octet-stream",
        "Content-Length": Number(count),
      });
      await pipeline(Readable.from(countedBytes(Number(count))), response);
    }],
    [/^\/slow\/(\d{1,5})$/, async (request, response, ms) => {
      const gone = new AbortController();
      response.once("close", () => gone.abort());
      await delay(Math.min(Number(ms), MAX_SLOW_MS), undefined, gone);
      await describe(request, response);
    }],
    [/^\/events$/, (_, response) => {
      response.writeHead(200, { "Content-Type": "text/event-stream", "Cache-Control": "no-store" });
      openStreams++;
      let id = 0;
      const timer = setInterval(() => response.write(`id: ${++id}\ndata: ${id}\n\n`), EVENT_MS);
      response.once("close", () => {
        openStreams--;
        clearInterval(timer);
      });
    }],
    [/^\/events\/open$/, (_, response) => sendJson(response, { open: openStreams })],
    [/^\/stream/, async (request, response) => {
      if (request.method === "GET" || request.method === "HEAD") {
        return await describe(request, response);
      }
      const type = request.headers["content-type"] ?? "application/octet-stream";
      response.writeHead(200, { "Content-Type": type });
      await pipeline(request, response);
    }],
  ];

  return async (request, response) => {
    const path = request.url?.split("?")[0] ?? "/";
    for (const [pattern, answer] of answers) {
      const match = pattern.exec(path);
      if (match) return void await answer(request, response, match[1]);
    }
    await describe(request, response);
  };
}

async function describe(request: IncomingMessage, response: ServerResponse): Promise<void> {
  let bodyBytes = 0;
  for await (const chunk of request) bodyBytes += chunk.length;
  const { method, url: target } = request;
  sendJson(response, { method, target, headers: headerLines(request), bodyBytes });
}

function sendJson(response: ServerResponse, value: unknown): void {
  response.writeHead(200, {
    "Content-Type": "application/json; charset=utf-8",
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
  }).end(JSON.stringify(value, null, 1));
}

function* countedBytes(count: number): Generator<Uint8Array> {
  for (let sent = 0; sent < count; sent += CHUNK.length) yield CHUNK.subarray(0, count - sent);
}
