import assert from "node:assert/strict";
import type { HeaderList } from "../../../../domain/gateway/headers/request_headers.ts";
import { clientResponseHeaders } from "../../../../domain/gateway/headers/response_headers.ts";

/** The headers that the client sees, without the request's ID at their end. */
function shown(upstream: HeaderList, identified = false): HeaderList {
  const headers = clientResponseHeaders(upstream, {
    hostname: "a.example",
    identified,
    requestId: "request-1",
  });
  assert.deepEqual(headers.pop(), ["x-request-id", "request-1"]);
  return headers;
}

const OVERREACHING = [
  "X-Identity",
  "X-Identity-Subject",
  "X-Accel-Redirect",
  "X-Accel-Buffering",
  "X-Sendfile",
  "Clear-Site-Data",
  "Alt-Svc",
  "Strict-Transport-Security",
  "Public-Key-Pins",
  "Public-Key-Pins-Report-Only",
  "Service-Worker-Allowed",
  "Set-Cookie2",
  "Proxy-Authenticate",
  "X-Request-Id",
];

const HOP_BY_HOP = [
  "Connection",
  "HTTP2-Settings",
  "Keep-Alive",
  "Proxy-Connection",
  "TE",
  "Trailer",
  "Transfer-Encoding",
  "Upgrade",
];

Deno.test("clientResponseHeaders drops overreaching and hop-by-hop headers", () => {
  for (const name of [...OVERREACHING, ...HOP_BY_HOP]) {
    for (const identified of [false, true]) {
      const names = shown([[name, "1"]], identified).map(([name]) => name);
      assert.ok(!names.includes(name.toLowerCase()), name);
    }
  }
});

Deno.test("clientResponseHeaders passes all others unchanged, including repetitions", () => {
  const headers: HeaderList = [
    ["etag", 'W/"1"'],
    ["content-security-policy", "default-src 'self'"],
    ["location", "https://b.example/"],
    ["link", "</a>"],
    ["link", "</b>"],
    ["x-sendfile-type", "none"],
    ["clear-site-data-hint", "1"],
    ["x-name", "\xd8\xb3"],
    ["content-length", "5"],
  ];
  assert.deepEqual(shown(headers), headers);
});

Deno.test("clientResponseHeaders drops what any Connection header names", () => {
  const headers: HeaderList = [
    ["Connection", "close, X-One"],
    ["connection", "x-two"],
    ["X-One", "1"],
    ["X-Two", "2"],
    ["X-Three", "3"],
  ];
  assert.deepEqual(shown(headers), [["x-three", "3"]]);
});

Deno.test("clientResponseHeaders passes only cookies of the service", () => {
  const cookies: HeaderList = [
    ["Set-Cookie", "a=1; Domain=a.example"],
    ["set-cookie", "panjereh_service=1"],
    ["Set-Cookie", "b=1; Domain=example"],
  ];
  assert.deepEqual(shown(cookies), [["set-cookie", "a=1; Domain=a.example"]]);
});

Deno.test("clientResponseHeaders leaves caching alone for strangers", () => {
  const headers: HeaderList = [
    ["cache-control", "public, max-age=5"],
    ["vary", "Accept"],
    ["cdn-cache-control", "max-age=5"],
    ["surrogate-control", "max-age=5"],
  ];
  assert.deepEqual(shown(headers), headers);
});

Deno.test("clientResponseHeaders keeps a person's response out of shared caches", () => {
  const shared: HeaderList = [
    ["Cache-Control", "public, max-age=5"],
    ["cache-control", "s-maxage=9"],
    ["CDN-Cache-Control", "max-age=5"],
    ["Cloudflare-CDN-Cache-Control", "max-age=5"],
    ["Surrogate-Control", "max-age=5"],
    ["content-type", "text/css"],
  ];
  assert.deepEqual(shown(shared, true), [
    ["content-type", "text/css"],
    ["cache-control", "private, max-age=5"],
    ["vary", "Cookie"],
  ]);
  assert.deepEqual(shown([["content-type", "text/html"], ["cache-control", "max-age=5"]], true), [
    ["content-type", "text/html"],
    ["cache-control", "no-store"],
    ["vary", "Cookie"],
  ]);
});

Deno.test("clientResponseHeaders states once that responses vary by cookie", () => {
  const cases: [HeaderList, string][] = [
    [[], "Cookie"],
    [[["vary", "Accept"]], "Accept, Cookie"],
    [[["Vary", "Accept"], ["vary", "Origin"]], "Accept, Origin, Cookie"],
    [[["vary", "COOKIE, Accept"]], "COOKIE, Accept"],
    [[["vary", "*"]], "*"],
    [[["vary", "Cookies"]], "Cookies, Cookie"],
  ];
  for (const [headers, expected] of cases) {
    const vary = shown(headers, true).filter(([name]) => name === "vary");
    assert.deepEqual(vary, [["vary", expected]]);
  }
});

Deno.test("clientResponseHeaders turns off nginx's buffering of events", () => {
  const buffering = (type: string) =>
    new Map(shown([["Content-Type", type]])).get("x-accel-buffering");
  assert.equal(buffering("text/event-stream"), "no");
  assert.equal(buffering("Text/Event-Stream; charset=utf-8"), "no");
  assert.equal(buffering("text/plain"), undefined);
  assert.equal(buffering("application/text/event-stream"), undefined);
});
