import assert from "node:assert/strict";
import { ownNames } from "../../../../domain/gateway/headers/own_names.ts";
import type { HeaderList } from "../../../../domain/gateway/headers/request_headers.ts";
import { clientResponseHeaders } from "../../../../domain/gateway/headers/response_headers.ts";
import { service } from "../../../routes/gateway/samples.ts";

const NAMES = ownNames(service({ upstream: "http://127.0.0.1:9000" }), "https://a.example");

/** The headers that the client sees, without the request's ID at their end. */
function shown(
  upstream: HeaderList,
  identified = false,
  { isReadByScript = false, status = 200 } = {},
): HeaderList {
  const context = { status, names: NAMES, identified, isReadByScript, requestId: "request-1" };
  const headers = clientResponseHeaders(upstream, context);
  assert.deepEqual(headers.pop(), ["x-request-id", "request-1"]);
  return headers;
}

const OVERREACHING = [
  "X-Identity",
  "X-Identity-Subject",
  "X-Accel-Redirect",
  "X-Accel-Buffering",
  "X-Sendfile",
  "X-Sendfile-Type",
  "X-Sendfile2",
  "X-Lighttpd-Send-File",
  "X-Reproxy-URL",
  "X-Envoy-Immediate-Health-Check-Fail",
  "X-Middleware-Rewrite",
  "X-Panjereh-Level",
  "Clear-Site-Data",
  "Alt-Svc",
  "Strict-Transport-Security",
  "Public-Key-Pins",
  "Public-Key-Pins-Report-Only",
  "Expect-CT",
  "NEL",
  "Sec-Session-Registration",
  "Secure-Session-Registration",
  "Sec-Session-Challenge",
  "Secure-Session-Challenge",
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
    ["x-send", "none"],
    ["x-user", "shown by a script"],
    ["x-goog-hash", "crc32c=n03x6A=="],
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

Deno.test("clientResponseHeaders replaces the upstream's own name in every header that states it", () => {
  assert.deepEqual(
    shown([
      ["Location", "http://127.0.0.1:9000/a"],
      ["content-LOCATION", "http://127.0.0.1:9000/b"],
      ["Refresh", "0; url=http://127.0.0.1:9000/c"],
      ["Set-Cookie", "a=1; Domain=127.0.0.1"],
      ["set-cookie", "panjereh_service=1"],
      ["Set-Cookie", "b=1; Domain=example"],
      ["Link", "<http://127.0.0.1:9000/d>; rel=next"],
      ["HX-Location", '{"path":"http://127.0.0.1:9000/e"}'],
      ["Report-To", '{"endpoints":[{"url":"http://127.0.0.1:9000/f"}]}'],
    ]),
    [
      ["location", "https://a.example/a"],
      ["content-location", "https://a.example/b"],
      ["refresh", "0; url=https://a.example/c"],
      ["set-cookie", "a=1"],
      ["link", "<https://a.example/d>; rel=next"],
      ["hx-location", '{"path":"https://a.example/e"}'],
      ["report-to", '{"endpoints":[{"url":"http://127.0.0.1:9000/f"}]}'],
    ],
  );
});

/** Their value is one address. */
const ADDRESSES =
  "Location Content-Location HX-Redirect HX-Push-Url HX-Replace-Url Turbo-Location Turbolinks-Location X-Inertia-Location X-Up-Location X-PJAX-URL SourceMap X-SourceMap OData-EntityId X-Pingback Operation-Location Azure-AsyncOperation X-Redirect X-Next-Url X-Request-Uri";

Deno.test("clientResponseHeaders replaces the upstream's own origin in whatever names an address", () => {
  for (const name of ADDRESSES.split(" ")) {
    const lowered = name.toLowerCase();
    const value = (written: string) => new Map(shown([[name, written]])).get(lowered);
    assert.equal(value("http://127.0.0.1:9000/a?b#c"), "https://a.example/a?b#c", name);
    for (
      const other of ["https://b.example/", "/a", "false", "", "http://127.0.0.1:9000@b.example/"]
    ) {
      assert.equal(value(other), other, name);
    }
  }
});

/** They concern the service's own origin alone, or what a script of its own could do as well. */
const OWN_CONCERNS =
  "Report-To Reporting-Endpoints Accept-CH Critical-CH Speculation-Rules No-Vary-Search Origin-Agent-Cluster Activate-Storage-Access Supports-Loading-Mode Permissions-Policy Cross-Origin-Opener-Policy Access-Control-Allow-Origin Server-Timing WWW-Authenticate Set-Login Content-Disposition";

Deno.test("clientResponseHeaders passes what concerns the service's own origin alone", () => {
  for (const name of OWN_CONCERNS.split(" ")) {
    assert.deepEqual(shown([[name, "?0"]]), [[name.toLowerCase(), "?0"]]);
  }
});

Deno.test("clientResponseHeaders leaves caching alone for strangers", () => {
  const headers: HeaderList = [
    ["cdn-cache-control", "max-age=5"],
    ["surrogate-control", "max-age=5"],
    ["expires", "0"],
    ["cache-control", "public, max-age=5"],
    ["vary", "Accept"],
  ];
  assert.deepEqual(shown(headers), headers);
  assert.deepEqual(shown([["content-type", "image/png"], ["etag", '"1"']]).length, 2);
});

Deno.test("clientResponseHeaders keeps a person's response out of shared caches", () => {
  const shared: HeaderList = [
    ["Cache-Control", "public, max-age=5"],
    ["cache-control", "s-maxage=9"],
    ["CDN-Cache-Control", "max-age=5"],
    ["Cloudflare-CDN-Cache-Control", "max-age=5"],
    ["Surrogate-Control", "max-age=5"],
    ["content-type", "image/png"],
  ];
  assert.deepEqual(shown(shared, true), [
    ["content-type", "image/png"],
    ["cache-control", "private, max-age=5"],
  ]);
  assert.deepEqual(shown([["content-type", "image/png"], ["cache-control", "max-age=5"]], true), [
    ["content-type", "image/png"],
    ["cache-control", "private, max-age=5"],
    ["vary", "Cookie"],
  ]);
});

Deno.test("clientResponseHeaders reads every header that caching depends on", () => {
  const cases: [HeaderList, string][] = [
    [[["ETag", '"1"']], "private, no-cache"],
    [[["Last-Modified", "x"]], "private, no-cache"],
    [[["Expires", "0"]], "private"],
    [[["Pragma", "no-cache"]], "private, no-cache"],
    [[["Content-Type", "text/html"], ["ETag", '"1"']], "no-store"],
  ];
  for (const [headers, expected] of cases) {
    assert.equal(new Map(shown(headers, true)).get("cache-control"), expected, `${headers}`);
  }
});

Deno.test("clientResponseHeaders states once by what a response varies", () => {
  const kept: HeaderList = [["cache-control", "private, max-age=5"]];
  const text: HeaderList = [...kept, ["content-type", "text/html"]];
  const cases: [HeaderList, string][] = [
    [kept, "Cookie"],
    [[["vary", "Accept"], ...kept], "Accept, Cookie"],
    [[["Vary", "Accept"], ["vary", "Origin"], ...kept], "Accept, Origin, Cookie"],
    [[["vary", "COOKIE, Accept"], ...kept], "COOKIE, Accept"],
    [[["vary", "*"], ...kept], "*"],
    [[["vary", "Cookies"], ...kept], "Cookies, Cookie"],
    [text, "Accept-Encoding, Cookie"],
    [[["vary", "accept-encoding"], ...text], "accept-encoding, Cookie"],
    [[["vary", "Accept"], ["cache-control", "no-store"]], "Accept"],
  ];
  for (const [headers, expected] of cases) {
    const vary = shown(headers, true).filter(([name]) => name === "vary");
    assert.deepEqual(vary, [["vary", expected]]);
  }
});

Deno.test("clientResponseHeaders says of everything that Deno compresses that it varies", () => {
  const vary = (...headers: HeaderList) => new Map(shown(headers)).get("vary");
  assert.equal(vary(["content-type", "text/css"]), "Accept-Encoding");
  assert.equal(vary(["content-type", "text/css"], ["content-encoding", "gzip"]), undefined);
  assert.equal(vary(["content-type", "image/png"]), undefined);
  assert.equal(vary(["content-type", "text/event-stream"]), undefined);
  assert.equal(vary(["content-type", "text/css"], ["vary", "*"]), "*");
});

Deno.test("clientResponseHeaders changes nothing that a browser stored by a 304 that says nothing", () => {
  const update = (headers: HeaderList, identified = true) =>
    shown(headers, identified, { status: 304, isReadByScript: true });
  const etag: HeaderList = [["etag", '"1"']];
  assert.deepEqual(update([...etag, ["vary", "Accept-Encoding"]]), etag);
  const declared: HeaderList = [["cache-control", "public, max-age=5"], ["vary", "Accept"]];
  assert.deepEqual(update(declared), [["cache-control", "private, max-age=5"]]);
  assert.deepEqual(update([["pragma", "no-cache"]])[1], ["cache-control", "private, no-cache"]);
  assert.deepEqual(update([["expires", "0"]])[1], ["cache-control", "private"]);
  assert.deepEqual(update(declared, false), declared);
});

Deno.test("clientResponseHeaders keeps a strong ETag for scripts uncompressed", () => {
  const cacheControl = (headers: HeaderList, identified: boolean, isReadByScript = true) =>
    new Map(
      shown([["content-type", "application/json"], ...headers], identified, { isReadByScript }),
    )
      .get("cache-control");
  const strong: HeaderList = [["ETag", '"1"']];
  assert.equal(cacheControl(strong, true), "private, no-cache, no-transform");
  assert.equal(cacheControl(strong, false), "no-transform");
  const said: HeaderList = [...strong, ["cache-control", "public, no-transform"]];
  assert.equal(cacheControl(said, false), "public, no-transform");
  const capital: HeaderList = [["cache-control", "No-Transform, public"]];
  assert.equal(cacheControl(capital, false, false), "No-Transform, public, no-transform");
  assert.equal(cacheControl(strong, true, false), "private, no-cache");
  assert.equal(cacheControl([["ETag", 'W/"1"']], true), "private, no-cache");
  assert.equal(cacheControl([], false), undefined);
  assert.equal(cacheControl([...strong, ["content-encoding", "br"]], true), "private, no-cache");
});

Deno.test("clientResponseHeaders turns off nginx's buffering of events", () => {
  const buffering = (type: string) =>
    new Map(shown([["Content-Type", type]])).get("x-accel-buffering");
  assert.equal(buffering("text/event-stream"), "no");
  assert.equal(buffering("Text/Event-Stream; charset=utf-8"), "no");
  assert.equal(buffering("text/plain"), undefined);
  assert.equal(buffering("application/text/event-stream"), undefined);
});
