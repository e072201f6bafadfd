/** Requests that carry no session by nature, through a running gateway. */
import assert from "node:assert/strict";
import type { Visitor } from "../../../domain/gateway/visitor/visitor.ts";
import { type Forwarding, shareOf } from "../../../routes/gateway/forwarding.ts";
import {
  COOKIE,
  HANDSHAKE,
  HOST,
  type Policy,
  signedIn,
  startGateway,
  visitor,
} from "./harness.ts";
import { exchange, startRecordingUpstream, valuesOf } from "./wire.ts";

const SPA = "https://spa.example.ir";
const OPEN: Policy = {
  public: ["/manifest.json", { path: "/git/", methods: ["GET", "POST"] }],
  form_returns: [{ path: "/callback" }, { path: "/paid", mode: "pass" }],
};

async function world(policy: Policy = OPEN) {
  const upstream = startRecordingUpstream();
  const gateway = await startGateway({ upstream: upstream.origin, policy });
  return {
    upstream,
    gateway,
    /** A stranger's request, unless a cookie is among the headers. */
    send: (line: string, headers: string[] = [], body = "") =>
      exchange(
        gateway.port,
        [`${line} HTTP/1.1`, `Host: ${HOST}`, "Connection: close", ...headers, "", body]
          .join("\r\n"),
      ),
    async [Symbol.asyncDispose]() {
      await gateway[Symbol.asyncDispose]();
      await upstream[Symbol.asyncDispose]();
    },
  };
}

const identityIn = (message: string) =>
  message.split("\r\n").filter((line) => /^x[-_.]identity/i.test(line));

Deno.test("gateway: a public path is served without identity, even to a signed-in person", async () => {
  await using open = await world();
  const { upstream } = open;
  upstream.answer = "HTTP/1.1 200 OK\r\nCache-Control: public, max-age=60\r\n" +
    'ETag: "a"\r\nContent-Length: 2\r\n\r\nok';
  for (const cookies of [[], [`Cookie: ${COOKIE}; theirs=1`]]) {
    const { status, head } = await open.send("GET /manifest.json", [
      ...cookies,
      "X-Identity-Subject: forged",
      "X_Identity_Level: 3",
      "X-Identity-Assertion: forged",
      "X-HTTP-Method-Override: DELETE",
      "Authorization: Bearer theirs",
    ]);
    assert.equal(status, 200);
    assert.deepEqual(valuesOf(head, "cache-control"), ["public, max-age=60"]);
    const message = upstream.received.at(-1)!;
    assert.deepEqual(identityIn(message), []);
    assert.ok(!message.includes("forged") && !message.includes("DELETE"), message);
    assert.deepEqual(valuesOf(message, "cookie"), cookies.length ? ["theirs=1"] : []);
    assert.deepEqual(valuesOf(message, "authorization"), ["Bearer theirs"]);
    assert.deepEqual(valuesOf(message, "x-forwarded-for"), ["192.0.2.7"]);
  }
});

Deno.test("gateway: a machine posts to a public path that takes POST, and to no other", async () => {
  await using open = await world();
  const body = ["Content-Type: application/x-git-upload-pack-request", "Content-Length: 4"];
  assert.equal((await open.send("POST /git/a/git-upload-pack", body, "0000")).status, 200);
  assert.ok(open.upstream.received[0].endsWith("\r\n\r\n0000"));
  assert.equal((await open.send("POST /manifest.json", body, "0000")).status, 401);
  assert.equal((await open.send("PUT /git/a", body, "0000")).status, 401);
  assert.equal(open.upstream.received.length, 1);
});

Deno.test("gateway: a WebSocket on a public path needs a session", async () => {
  await using open = await world();
  assert.equal((await open.send("GET /git/socket", HANDSHAKE)).status, 401);
  assert.equal(open.upstream.received.length, 0);
});

Deno.test("shareOf: a stranger's share of a service is that of the IP, of IPv6 by /64", () => {
  const share = (ip: string, who: Visitor | null = null) =>
    shareOf({ visitor: who, client: { ip } } as Forwarding);
  assert.equal(share("192.0.2.7", visitor()), "pairwise-1");
  assert.equal(share("192.0.2.7"), "192.0.2.7");
  assert.notEqual(share("192.0.2.7"), share("192.0.2.8"));
  assert.equal(share("2001:db8:1:2::3"), share("2001:db8:1:2:9::4"));
  assert.notEqual(share("2001:db8:1:2::3"), share("2001:db8:1:3::3"));
});

const PREFLIGHT = [`Origin: ${SPA}`, "Access-Control-Request-Method: PUT"];

Deno.test("gateway: preflights are passed on without identity", async () => {
  await using open = await world({ cors: "upstream" });
  open.upstream.answer = "HTTP/1.1 204 No Content\r\nAccess-Control-Allow-Origin: *\r\n\r\n";
  const { status, head } = await open.send("OPTIONS /api", [
    ...PREFLIGHT,
    "X-Identity-Level: 3",
  ]);
  assert.equal(status, 204);
  assert.deepEqual(valuesOf(head, "access-control-allow-origin"), ["*"]);
  assert.deepEqual(identityIn(open.upstream.received[0]), []);
  const { status: posted } = await open.send("POST /api", [...PREFLIGHT, "Content-Length: 0"]);
  assert.equal(posted, 401);
});

Deno.test("gateway: preflights of listed origins are answered here", async () => {
  await using open = await world({ cors: { origins: [SPA], max_age: 60 } });
  const { status, head, body } = await open.send("OPTIONS /api", [
    ...PREFLIGHT,
    "Access-Control-Request-Headers: content-type",
  ]);
  assert.deepEqual([status, body], [204, ""]);
  assert.deepEqual(valuesOf(head, "access-control-allow-origin"), [SPA]);
  assert.deepEqual(valuesOf(head, "access-control-allow-credentials"), ["true"]);
  assert.deepEqual(valuesOf(head, "access-control-allow-headers"), ["content-type"]);
  assert.deepEqual(valuesOf(head, "access-control-max-age"), ["60"]);
  assert.match(valuesOf(head, "vary").join(), /Origin/);
  const other = await open.send("OPTIONS /api", [
    "Origin: https://evil.example",
    "Access-Control-Request-Method: PUT",
  ]);
  assert.equal(other.status, 401);
  assert.deepEqual(valuesOf(other.head, "access-control-allow-origin"), []);
  assert.equal(open.upstream.received.length, 0);
});

Deno.test("gateway: responses and refusals can be read by listed origins alone", async () => {
  await using open = await world({ cors: { origins: [SPA] } });
  open.upstream.answer = "HTTP/1.1 200 OK\r\nAccess-Control-Allow-Origin: *\r\n" +
    "Access-Control-Allow-Credentials: true\r\nVary: Accept\r\nContent-Length: 0\r\n\r\n";
  const grantIn = (head: string) => [
    valuesOf(head, "access-control-allow-origin"),
    valuesOf(head, "access-control-allow-credentials"),
  ];
  const { port } = open.gateway;
  for (const [origin, granted] of [[SPA, [[SPA], ["true"]]], ["https://evil.ir", [[], []]]]) {
    const own = [`Origin: ${origin}`];
    const { head } = await exchange(port, signedIn("GET /api HTTP/1.1", own));
    assert.deepEqual(grantIn(head), granted);
    assert.match(valuesOf(head, "vary").join(), /Accept.*Origin/);
    const refused = await open.send("GET /api", own);
    assert.equal(refused.status, 401);
    assert.deepEqual(grantIn(refused.head), granted);
    assert.match(valuesOf(refused.head, "vary").join(), /Origin/);
    const reserved = await open.send("GET /_panjereh/session", own);
    assert.deepEqual(grantIn(reserved.head), [[], []]);
  }
  const malformed = await exchange(port, signedIn("GET /a//b HTTP/1.1", [`Origin: ${SPA}`]));
  assert.equal(malformed.status, 400);
  assert.deepEqual(grantIn(malformed.head), [[SPA], ["true"]]);
});

Deno.test("gateway: without a list, the upstream's own CORS headers pass", async () => {
  await using open = await world({});
  open.upstream.answer = "HTTP/1.1 200 OK\r\nAccess-Control-Allow-Origin: https://a.ir\r\n" +
    "Content-Length: 0\r\n\r\n";
  const { head } = await exchange(open.gateway.port, signedIn("GET / HTTP/1.1"));
  assert.deepEqual(valuesOf(head, "access-control-allow-origin"), ["https://a.ir"]);
});

Deno.test("gateway: a page of a listed origin may open a WebSocket", async () => {
  const open = (origin: string) => [...HANDSHAKE, `Origin: ${origin}`];
  await using list = await world({ cors: { origins: [SPA] } });
  const { port } = list.gateway;
  await exchange(port, signedIn("GET /s HTTP/1.1", open(SPA)));
  assert.equal(list.upstream.received.length, 1, "the upstream was asked");
  const foreign = await exchange(port, signedIn("GET /s HTTP/1.1", open("https://evil.ir")));
  assert.equal(foreign.status, 403);
});

const FORM = [
  "Content-Type: application/x-www-form-urlencoded",
  "Content-Length: 3",
  "Accept: text/html",
];
const CROSS = ["Sec-Fetch-Site: cross-site", "Sec-Fetch-Mode: navigate"];

Deno.test("gateway: another site's form is posted again, held, or passed on without identity", async () => {
  await using open = await world();
  const again = await open.send("POST /callback?x=1", [...FORM, ...CROSS], "a=b");
  assert.equal(again.body, "again /callback?x=1");
  const own = ["Sec-Fetch-Site: same-origin", "Sec-Fetch-Mode: navigate"];
  const lapsed = await open.send("POST /callback?x=1", [...FORM, ...own], "a=b");
  assert.equal(lapsed.body, "hold /callback?x=1");
  assert.equal(open.upstream.received.length, 0);

  const signed = await exchange(
    open.gateway.port,
    signedIn("POST /callback HTTP/1.1", [...FORM, ...own], "a=b"),
  );
  assert.equal(signed.status, 200);
  assert.equal(identityIn(open.upstream.received[0]).length > 1, true);

  const passed = await open.send("POST /paid", [...FORM, ...CROSS], "a=b");
  assert.equal(passed.status, 200);
  const message = open.upstream.received.at(-1)!;
  assert.deepEqual(identityIn(message), []);
  assert.ok(message.endsWith("\r\n\r\na=b"));
});

Deno.test("gateway: scripts and other paths get no page for returning forms", async () => {
  await using open = await world();
  const script = ["Sec-Fetch-Site: cross-site", "Sec-Fetch-Mode: cors"];
  for (const [line, headers] of [["POST /callback", script], ["POST /other", CROSS]] as const) {
    const { body } = await open.send(line, [...FORM, ...headers], "a=b");
    assert.ok(!/^(?:again|hold)/.test(body), body);
  }
  assert.equal(open.upstream.received.length, 0);
});
