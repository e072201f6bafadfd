import assert from "node:assert/strict";
import {
  type HeaderList,
  upstreamRequestHeaders,
} from "../../../../domain/gateway/headers/request_headers.ts";

const CLIENT = { ip: "192.0.2.7", proto: "https", host: "a.example" } as const;

const headersFor = (incoming: [string, string][], identity: HeaderList = []) =>
  upstreamRequestHeaders({
    incoming: new Headers(incoming),
    identity,
    reserved: new Set(["x-remote-user"]),
    client: CLIENT,
    upstreamHost: "agency.internal",
    requestId: "request-1",
  });

/** The gateway's own statements. */
const OURS: HeaderList = [
  ["x-forwarded-for", "192.0.2.7"],
  ["x-forwarded-host", "a.example"],
  ["x-forwarded-proto", "https"],
  ["x-forwarded-port", "443"],
  ["x-request-id", "request-1"],
  ["via", "1.1 panjereh"],
];

/** The headers of these that reach the upstream. */
const passing = (incoming: [string, string][]) => headersFor(incoming).slice(1, -OURS.length);

Deno.test("upstreamRequestHeaders adds the peer's data, and the identity last", () => {
  const identity: HeaderList = [["X-Identity-Subject", "pairwise-1"]];
  assert.deepEqual(headersFor([["accept", "text/html"]], identity), [
    ["host", "agency.internal"],
    ["accept", "text/html"],
    ...OURS,
    ...identity,
  ]);
});

Deno.test("upstreamRequestHeaders removes the client's headers of the service's own names", () => {
  const names = [
    "X-Remote-User",
    "x-remote-user",
    "X_Remote_User",
    "X-Remote_User",
    "X.Remote.User",
  ];
  for (const name of names) assert.deepEqual(passing([[name, "admin"]]), [], name);
  assert.deepEqual(passing([["X-Remotely", "a"], ["Accept", "a"]]), [["accept", "a"]]);
});

Deno.test("upstreamRequestHeaders states the public port, also a default one", () => {
  const cases = [
    ["https", "a.example", "443"],
    ["http", "a.example", "80"],
    ["https", "a.example:8443", "8443"],
    ["http", "a.localhost:8000", "8000"],
  ] as const;
  for (const [proto, host, port] of cases) {
    const headers = upstreamRequestHeaders({
      incoming: new Headers(),
      identity: [],
      reserved: new Set(),
      client: { ...CLIENT, proto, host },
      upstreamHost: host,
      requestId: "request-1",
    });
    assert.equal(new Map(headers).get("x-forwarded-port"), port, host);
  }
});

const CLAIMS = [
  "X-Identity",
  "X-Identity-Subject",
  "X-Forward",
  "X-Forwarded-For",
  "X-Forwarded-Host",
  "X-Forwarded-Port",
  "X-Forwarded-Prefix",
  "X-Origin",
  "X-Original-URL",
  "X-Original-Host",
  "X-Originating-IP",
  "X-Rewrite-URL",
  "X-Real-IP",
  "X-Remote-User",
  "X-Remote-Addr",
  "X-Envoy-External-Address",
  "X-Panjereh-Level",
  "X-Proxy-User",
  "X-SSL-Client-Cert",
  "X-Host",
  "X-URL",
  "X-Request-Id",
  "X-Client-IP",
  "X-Client-Cert",
  "X-Client-DN",
  "X-Client-Verify",
  "X-Cluster-Client-IP",
  "X-Auth-Request-User",
  "X-Auth-User",
  "X-Authenticated-User",
  "X-Amzn-OIDC-Data",
  "X-MS-Client-Principal",
  "X-Goog-IAP-JWT-Assertion",
  "X-Goog-IAP-Email",
  "X-Goog-Authenticated-User-Email",
  "X-HTTP-Method",
  "X-HTTP-Method-Override",
  "X-Method-Override",
  "Forwarded",
  "Forwarded-For",
  "Proxy",
  "Proxy-Authorization",
  "Proxy-Connection",
  "CF-Connecting-IP",
  "True-Client-IP",
  "Fastly-Client-IP",
  "Remote-User",
  "SSL-Client-Verify",
  "Client-IP",
  "Via",
  "Expect",
  "Host",
  "Content-Length",
];

/** Those that concern one connection only. */
const HOP_BY_HOP = [
  "Connection",
  "HTTP2-Settings",
  "Keep-Alive",
  "TE",
  "Trailer",
  "Transfer-Encoding",
  "Upgrade",
];

Deno.test("upstreamRequestHeaders drops every claim and every hop-by-hop header", () => {
  for (const name of [...CLAIMS, ...HOP_BY_HOP]) assert.deepEqual(passing([[name, "1"]]), [], name);
});

Deno.test("upstreamRequestHeaders drops names that CGI would read as others", () => {
  for (const name of ["x_identity_level", "x.identity.level", "x~a", "x!a", "a_b", "x'a", "*"]) {
    assert.deepEqual(passing([[name, "1"]]), [], name);
  }
});

Deno.test("upstreamRequestHeaders passes other headers", () => {
  const names = [
    "accept",
    "content-type",
    "origin",
    "referer",
    "x-requested-with",
    "x-csrf-token",
    "x-hostname",
    "x-urls",
    "x-request-identity",
    "x-client",
    "x-auth-token",
    "x-goog-api-key",
    "x-http",
    "x-remove",
    "client-type",
    "viable",
    "expectation",
    "hostname",
    "content-length-hint",
    "my-forwarded-for",
    "traceparent",
  ];
  for (const name of names) assert.deepEqual(passing([[name, "1"]]), [[name, "1"]], name);
});

Deno.test("upstreamRequestHeaders drops what Connection names, but never its own additions", () => {
  assert.deepEqual(
    headersFor([
      ["connection", "X-Mine, host ,X-Forwarded-For, VIA"],
      ["x-mine", "1"],
      ["x-other", "1"],
    ]),
    [["host", "agency.internal"], ["x-other", "1"], ...OURS],
  );
});

Deno.test("upstreamRequestHeaders drops connection-bound credentials, and passes others", () => {
  for (const value of ["NTLM TlRMTVNTUAAB", "ntlm", "Negotiate YII", "NEGOTIATE YII="]) {
    assert.deepEqual(passing([["authorization", value]]), [], value);
  }
  for (const value of ["Basic YTpi", "Bearer t", "NTLMv3 x", "Digest negotiate", "Negotiated x"]) {
    assert.deepEqual(passing([["authorization", value]]), [["authorization", value]], value);
  }
});

Deno.test("upstreamRequestHeaders passes the service's cookies only", () => {
  assert.deepEqual(passing([["cookie", "a=1; panjereh_service=x"]]), [["cookie", "a=1"]]);
  assert.deepEqual(passing([["cookie", "__Host-panjereh_service=x"]]), []);
});
