/**
 * Everything that answers on the gateway's port: the owner of a request, and what is reported of
 * it.
 */
import assert from "node:assert/strict";
import type { Answered } from "../../domain/gateway/observation/answered.ts";
import type { Tracing } from "../../domain/gateway/observation/tracing.ts";
import { createHosts } from "../../domain/services/hosts.ts";
import { createCatalogue } from "../../domain/services/catalogue.ts";
import { createApp } from "../../routes/app.ts";
import type { Asked } from "../../routes/gateway/forward_auth.ts";
import type { Connection } from "../../routes/gateway/decision.ts";
import { createHealth } from "../../routes/health.ts";
import { recordLog } from "../support/log_records.ts";
import { service } from "./gateway/samples.ts";

const insurance = service();

function start(
  { baseUrl = "https://example.ir", tracing, answer = null }: {
    baseUrl?: string;
    tracing?: Tracing;
    /** Response of forward-auth. */
    answer?: Response | null;
  } = {},
) {
  const connections: Connection[] = [];
  const asked: Asked[] = [];
  const answered: Answered[] = [];
  const gateway = {
    refuse: () => assert.fail("refused"),
    handle: (_: Request, connection: Connection) => {
      connections.push(connection);
      return Promise.resolve(new Response("gateway", { status: 203 }));
    },
    ask: () => assert.fail("asked"),
    admission: () => assert.fail("asked by the front"),
  };
  const app = createApp({
    random: { bytes: (count) => Uint8Array.from({ length: count }, (_, at) => at % 256) },
    hosts: createHosts({ baseUrl, catalogue: createCatalogue({ services: [insurance] }) }),
    gateway,
    forwardAuth: {
      answer: (_, about) => (asked.push(about), answer && Promise.resolve(answer)),
    },
    clientBehind: (_, peer, forwardedFor) => peer === "10.0.0.9" ? forwardedFor : null,
    clientIp: (peer, forwardedFor) => peer === "10.0.0.1" ? forwardedFor! : peer,
    health: createHealth(() => Promise.resolve()),
    tracing,
    onAnswered: (one) => answered.push(one),
  });
  const send = (
    url: string,
    { peer = "192.0.2.7", method = "GET", headers = {} }: {
      peer?: string;
      method?: string;
      headers?: Record<string, string>;
    } = {},
  ) => {
    // `Host` cannot be set on a request, so the URL is given as `Deno.serve` gives it.
    const request = new Request(url, { method, headers });
    const given = new Headers({ host: new URL(url).host, ...headers });
    return app({ url, method, headers: given, signal: request.signal } as Request, peer);
  };
  return { send, connections, asked, answered };
}

Deno.test("app: sends HSTS on every response over TLS, and only there", async () => {
  const hosts = ["insurance.example.ir", "sso.example.ir", "example.ir", "other.example.ir"];
  for (const host of hosts) {
    const response = await start().send(`https://${host}/`);
    assert.equal(response.headers.get("strict-transport-security"), "max-age=63072000", host);
  }
  const health = await start().send("https://balancer.internal/healthz");
  assert.equal(health.headers.get("strict-transport-security"), "max-age=63072000");
  const local = await start({ baseUrl: "http://localhost:8000" }).send("http://localhost:8000/");
  assert.equal(local.headers.get("strict-transport-security"), null);
});

Deno.test("app: determines the host's owner and the client", async () => {
  const { send, connections, asked } = start();
  await send("https://insurance.example.ir/a");
  await send("https://sso.example.ir/", {
    peer: "10.0.0.1",
    headers: { "x-forwarded-for": "192.0.2.8" },
  });
  await send("https://insurance.example.ir/", {
    peer: "10.0.0.9",
    headers: { "x-forwarded-for": "192.0.2.9" },
  });
  await send("https://sso.example.ir/", {
    peer: "10.0.0.9",
    headers: { "x-forwarded-for": "192.0.2.9" },
  });
  await send("https://insurance.example.ir/", { headers: { host: "sso.example.ir" } });
  const seen = connections.map(({ host, owner, ip, proto }) => [host, owner, ip, proto]);
  const there = { service: insurance };
  assert.deepEqual(seen, [
    ["insurance.example.ir", there, "192.0.2.7", "https"],
    ["sso.example.ir", { window: true }, "192.0.2.8", "https"],
    ["insurance.example.ir", there, "192.0.2.9", "https"],
    ["sso.example.ir", { window: true }, "10.0.0.9", "https"],
    [null, null, "192.0.2.7", "https"],
  ]);
  assert.deepEqual(asked.map(({ behind }) => behind), [null, null, "192.0.2.9", null, null]);
  assert.deepEqual([asked[2].peer, asked[2].forwardedFor], ["10.0.0.9", "192.0.2.9"]);
});

Deno.test("app: the default port is the same host, and no other port is", async () => {
  const { send, connections } = start();
  const hosts: [host: string, named: string, string | null][] = [
    ["insurance.example.ir:443", "http://insurance.example.ir:443/", "insurance.example.ir"],
    ["Insurance.example.ir:443", "https://insurance.example.ir/", "insurance.example.ir"],
    ["insurance.example.ir", "https://insurance.example.ir:443/", "insurance.example.ir"],
    ["insurance.example.ir:80", "http://insurance.example.ir:80/", "insurance.example.ir:80"],
    ["insurance.example.ir.", "https://insurance.example.ir./", "insurance.example.ir."],
    ["insurance.example.ir.:443", "https://insurance.example.ir.:443/", "insurance.example.ir."],
    ["insurance.example.ir:443", "https://insurance.example.ir:8443/", null],
    ["insurance.example.ir:443:443", "https://insurance.example.ir:443/", null],
  ];
  for (const [host, url] of hosts) await send(url, { headers: { host } });
  assert.deepEqual(connections.map(({ host }) => host), hosts.map(([, , host]) => host));
  const owned = connections.map(({ owner }) => owner !== null);
  assert.deepEqual(owned, [true, true, true, false, false, false, false, false]);
  const local = start({ baseUrl: "http://localhost" });
  await local.send("http://insurance.localhost:80/", {
    headers: { host: "insurance.localhost:80" },
  });
  await local.send("http://insurance.localhost/", { headers: { host: "insurance.localhost:443" } });
  assert.deepEqual(local.connections.map(({ owner }) => owner !== null), [true, false]);
});

Deno.test("app: health is served at every host except a service's, and an alias redirects to the window", async () => {
  for (const host of ["sso.example.ir", "example.ir", "other.example.ir"]) {
    assert.equal(await (await start().send(`https://${host}/readyz?x`)).text(), "ready", host);
  }
  assert.equal(await (await start().send("https://insurance.example.ir/readyz")).text(), "gateway");
  const alias = await start().send("https://example.ir/login?a=1");
  assert.equal(alias.status, 302);
  assert.equal(alias.headers.get("location"), "https://sso.example.ir/login?a=1");
  assert.equal(alias.headers.get("cache-control"), "no-store");
  for (const method of ["POST", "HEAD"]) {
    assert.equal((await start().send("https://example.ir/login", { method })).status, 203, method);
  }
});

Deno.test("app: a proxy's auth request is answered before anything else but health", async () => {
  const { send, connections } = start({ answer: new Response("allowed") });
  assert.equal(await (await send("https://insurance.example.ir/_auth")).text(), "allowed");
  assert.deepEqual(connections, []);
});

Deno.test("app: each request has its own ID", async () => {
  const { send, connections } = start();
  for (let request = 0; request < 300; request++) await send("https://insurance.example.ir/");
  const ids = connections.map(({ requestId }) => requestId);
  assert.equal(ids[0], "000660510405060708090a0b");
  assert.equal(ids[1], "021821591011121314151617");
  assert.ok(ids.every((id) => /^\d{8}[0-9a-f]{16}$/.test(id)));
  // The test's random generator repeats from the second batch on.
  assert.equal(new Set(ids.slice(0, 64)).size, 64);
});

Deno.test("app: every response is reported, by owner, method, path and status, without the query", async () => {
  await using log = await recordLog();
  const { send, answered } = start();
  await send("https://insurance.example.ir/a;b?secret=1");
  await send("https://sso.example.ir?x", { method: "POST" });
  await send("https://example.ir/c#d");
  await send("https://other.example.ir/");
  const told = answered.map(({ milliseconds, ...rest }) => {
    assert.ok(milliseconds >= 0 && milliseconds < 10_000);
    return rest;
  });
  assert.deepEqual(
    told.map(({ owner, method, path, status }) => [owner, method, path, status]),
    [
      ["insurance", "GET", "/a;b", 203],
      ["_window", "POST", "", 203],
      ["_other", "GET", "/c", 302],
      ["_other", "GET", "/", 203],
    ].map((line, index) => index === 1 ? ["_window", "POST", told[1].path, 203] : line),
  );
  const [{ properties }] = log.records;
  assert.deepEqual({ ...properties, ms: 0, requestId: "" }, {
    requestId: "",
    traceId: undefined,
    method: "GET",
    service: "insurance",
    host: "insurance.example.ir",
    path: "/a;b",
    status: 203,
    ms: 0,
    client: "192.0.*",
  });
});

Deno.test("app: a stranger's long values are truncated in the log", async () => {
  await using log = await recordLog();
  const { send } = start();
  const host = "x".repeat(300);
  await send(`https://insurance.example.ir/${"p".repeat(300)}`, { headers: { host } });
  const { properties } = log.records[0];
  assert.equal(String(properties.path).length, 256);
  assert.equal(properties.host, host.slice(0, 256));
});

Deno.test("app: a traced request is answered within its span, with the trace's ID", async () => {
  await using log = await recordLog();
  const traced: unknown[] = [];
  const { send, connections } = start({
    tracing: {
      serve(request, peer, answer) {
        traced.push([request.url, peer]);
        return answer("trace-1");
      },
    },
  });
  await send("https://insurance.example.ir/");
  assert.deepEqual(traced, [["https://insurance.example.ir/", "192.0.2.7"]]);
  assert.equal(connections.length, 1);
  assert.equal(log.records[0].properties.traceId, "trace-1");
});
