import assert from "node:assert/strict";
import { gzipSync } from "node:zlib";
import { z } from "zod";
import { createHttpClient, TargetUnavailable } from "../../../adapters/network/http_client.ts";
import { recordTimers } from "../../support/timers.ts";
import { within } from "../../support/waiting.ts";
import { FAILURES, hang, hangInBody, serveLoopback, shiftableNow } from "../loopback_server.ts";

const schema = z.object({ match: z.boolean() });
const request = { path: "/ask", body: { secret: "0012345679" }, schema };
const right = () => Response.json({ match: true });

function client(url: string, { retries = 0, timeout = 2000 } = {}) {
  return createHttpClient({ name: "target", baseUrl: url, retries, timeout });
}

async function failure(call: Promise<unknown>): Promise<TargetUnavailable> {
  const error = await call.then(() => null, (error) => error);
  assert.ok(error instanceof TargetUnavailable, `got ${error}`);
  return error;
}

Deno.test("post sends JSON below the base URL and returns the validated answer", async () => {
  await using server = serveLoopback(() => Response.json({ match: true, extra: 1 }));
  const headers = { authorization: "Bearer t" };
  const answer = await client(`${server.url}/base/`).post({ ...request, headers });
  assert.deepEqual(answer, { status: 200, value: { match: true } });
  const [received] = server.received;
  assert.equal(received.method, "POST");
  assert.equal(received.path, "/base/ask");
  assert.equal(received.headers.get("content-type"), "application/json");
  assert.equal(received.headers.get("authorization"), "Bearer t");
  assert.deepEqual(JSON.parse(received.body), request.body);
});

Deno.test("post returns an answer with another status if it is documented", async () => {
  await using server = serveLoopback(() => Response.json({ match: false }, { status: 411 }));
  const answer = await client(server.url).post({ ...request, statuses: [200, 411] });
  assert.deepEqual(answer, { status: 411, value: { match: false } });
});

for (const [name, behaviour] of FAILURES) {
  Deno.test(`post treats ${name} as a failure`, async () => {
    await using server = serveLoopback(behaviour);
    await failure(client(server.url).post(request));
    assert.equal(server.received.length, 1);
  });
}

Deno.test("post gives up on a target that hangs, before or within the answer, and does not retry", async () => {
  await using server = serveLoopback(hang);
  const impatient = client(server.url, { retries: 1, timeout: 80 });
  assert.equal((await failure(impatient.post(request))).reason, "no answer in time");
  server.behaviour = hangInBody;
  assert.equal((await failure(impatient.post(request))).reason, "no answer in time");
  assert.equal(server.received.length, 2);
});

Deno.test("post retries a failed attempt as often as allowed, within one time limit", async () => {
  await using server = serveLoopback(() => new Response("", { status: 503 }));
  await failure(client(server.url, { retries: 1 }).post(request));
  assert.equal(server.received.length, 2);
  await failure(client(server.url, { retries: 0 }).post(request));
  assert.equal(server.received.length, 3);
  server.behaviour = () => server.received.length === 4 ? new Response("?") : right();
  const answer = await client(server.url, { retries: 1 }).post(request);
  assert.deepEqual(answer.value, { match: true });
  assert.equal(server.received.length, 5);

  server.behaviour = (received, request) =>
    server.received.length === 6 ? new Response("?") : hang(received, request);
  const begin = performance.now();
  await failure(client(server.url, { retries: 1, timeout: 300 }).post(request));
  assert.equal(server.received.length, 7);
  assert.ok(performance.now() - begin < 1500);
});

Deno.test("post gives the reason, never the URL or the body", async () => {
  await using server = serveLoopback(() => new Response("0012345679", { status: 200 }));
  const secretPath = { ...request, path: "/v1/SECRETKEY/lookup" };
  const { url } = server;
  const errors = [await failure(client(url).post(secretPath))];
  server.behaviour = () => Response.json({ match: "0012345679" });
  errors.push(await failure(client(url).post(secretPath)));
  errors.push(await failure(client("http://127.0.0.1:1").post(secretPath)));
  assert.deepEqual(
    errors.map((error) => error.message),
    ["not JSON", "unexpected shape", "no connection"].map((r) => `Cannot call target: ${r}`),
  );
  for (const error of errors) {
    assert.doesNotMatch(Deno.inspect(error), /SECRETKEY|0012345679|127\.0\.0\.1/);
  }
});

Deno.test("post names the cause of a connection that came to nothing", async () => {
  const listener = Deno.listen({ port: 0, hostname: "127.0.0.1" });
  listener.close();
  const { port } = listener.addr as Deno.NetAddr;
  const refused = await failure(client(`http://127.0.0.1:${port}`).post(request));
  assert.equal(refused.reason, "ECONNREFUSED");
});

Deno.test("the breaker opens after five failures in a row and fails at once", async () => {
  using now = shiftableNow();
  await using server = serveLoopback(() => new Response("", { status: 500 }));
  const target = client(server.url);
  for (let i = 0; i < 4; i++) await failure(target.post(request));
  server.behaviour = right;
  await target.post(request);
  server.behaviour = () => new Response("", { status: 500 });
  for (let i = 0; i < 4; i++) await failure(target.post(request));
  assert.equal(target.state, "closed");
  assert.equal((await failure(target.post(request))).retryAfter, 10);
  assert.equal(target.state, "open");

  server.behaviour = right;
  now.advance(7_500);
  const error = await failure(target.post(request));
  assert.equal(error.reason, "breaker open");
  assert.equal(error.retryAfter, 3);
  assert.equal(server.received.length, 10);
});

Deno.test("the breaker lets one call through after ten seconds, refuses others during the probe, and closes", async () => {
  using now = shiftableNow();
  await using server = serveLoopback(() => new Response("", { status: 500 }));
  const target = client(server.url);
  for (let i = 0; i < 5; i++) await failure(target.post(request));

  now.advance(10_000);
  await failure(target.post(request));
  assert.equal(target.state, "open", "the probe failed");
  assert.equal(server.received.length, 6);

  now.advance(10_000);
  server.behaviour = right;
  const probe = target.post(request);
  assert.equal(target.state, "half_open");
  assert.equal((await failure(target.post(request))).reason, "breaker open");
  await probe;
  assert.equal(target.state, "closed");
  await target.post(request);
  assert.equal(server.received.length, 8);
});

Deno.test("post accepts an answer of 64 KiB, and no byte more", async () => {
  const sized = (bytes: number) => {
    const empty = JSON.stringify({ match: true, filler: "" }).length;
    return new Response(JSON.stringify({ match: true, filler: "x".repeat(bytes - empty) }));
  };
  await using server = serveLoopback(() => sized(64 * 1024));
  assert.equal((await client(server.url).post(request)).value.match, true);
  server.behaviour = () => sized(64 * 1024 + 1);
  assert.equal((await failure(client(server.url).post(request))).reason, "too large");
});

Deno.test("post counts the bytes of a compressed answer as they are unpacked", async () => {
  const compressed = (bytes: number) => {
    const text = JSON.stringify({ match: true, filler: "x".repeat(bytes) });
    const body = new Uint8Array(gzipSync(text));
    return new Response(body, {
      headers: { "content-encoding": "gzip", "content-length": String(body.length) },
    });
  };
  await using server = serveLoopback(() => compressed(1024));
  assert.equal((await client(server.url).post(request)).value.match, true);
  server.behaviour = () => compressed(64 * 1024);
  assert.equal((await failure(client(server.url).post(request))).reason, "too large");
});

Deno.test("post sends forms unchanged, with an Accept header", async () => {
  await using server = serveLoopback(right);
  await client(server.url).post({ ...request, body: new URLSearchParams({ a: "1" }) });
  const file = new FormData();
  file.set("a", "1");
  await client(`${server.url}//`).post({ ...request, body: file });
  const types = server.received.map(({ headers }) => headers.get("content-type")!.split(";")[0]);
  assert.deepEqual(types, ["application/x-www-form-urlencoded", "multipart/form-data"]);
  assert.deepEqual(server.received.map(({ path }) => path), ["/ask", "/ask"]);
  assert.equal(server.received[0].headers.get("accept"), "application/json");
  assert.equal(server.received[0].body, "a=1");
});

Deno.test("post reports every call with its duration and failure, and runs it within the watch's span", async () => {
  using now = shiftableNow();
  await using server = serveLoopback(right);
  const told: unknown[][] = [];
  const target = createHttpClient({
    name: "target",
    baseUrl: server.url,
    retries: 1,
    watch: {
      connected: (name) => told.push(["connected", name]),
      called(name, milliseconds, failure) {
        assert.ok(milliseconds >= 0 && milliseconds < 10_000);
        told.push(["called", name, failure]);
      },
      breakerChanged: (name, state) => told.push(["breaker", name, state]),
      async follow(name, call) {
        told.push(["follow", name]);
        return await call();
      },
    },
  });
  assert.deepEqual(told.splice(0), [["connected", "target"]]);
  await target.post(request);
  assert.deepEqual(told.splice(0), [["follow", "target"], ["called", "target", undefined]]);
  server.behaviour = () => new Response("", { status: 500 });
  for (let call = 0; call < 5; call++) await failure(target.post(request));
  const failed = [["follow", "target"], ["called", "target", "status 500"]];
  assert.deepEqual(told.splice(0), [
    ...Array(4).fill(failed).flat(),
    failed[0],
    ["breaker", "target", "open"],
    failed[1],
  ]);
  await failure(target.post(request));
  assert.deepEqual(told.splice(0).at(-1), ["called", "target", "breaker open"]);
  now.advance(10_000);
  server.behaviour = right;
  await target.post(request);
  assert.deepEqual(told.filter(([kind]) => kind === "breaker"), [
    ["breaker", "target", "half_open"],
    ["breaker", "target", "closed"],
  ]);
});

Deno.test("post limits a call to three seconds by default, and clears the timer", async () => {
  await using server = serveLoopback(right);
  using timers = recordTimers();
  const cleared: unknown[] = [];
  const clear = globalThis.clearTimeout;
  globalThis.clearTimeout = (timer) => (cleared.push(timer), clear(timer));
  try {
    await createHttpClient({ name: "target", baseUrl: server.url, retries: 0 }).post(request);
  } finally {
    globalThis.clearTimeout = clear;
  }
  assert.ok(timers.delays.includes(3000), timers.delays.join());
  assert.ok(cleared.length > 0);
});

Deno.test("post releases the rest of a failed answer", async () => {
  const letGo = Promise.withResolvers<void>();
  const endless = () =>
    new Response(
      new ReadableStream({
        pull: (controller) => controller.enqueue(new Uint8Array(64 * 1024)),
        cancel: () => letGo.resolve(),
      }),
      { status: 500 },
    );
  await using server = serveLoopback(endless);
  await failure(client(server.url).post(request));
  await within(letGo.promise, "the body to be cancelled", 3000);
});

Deno.test("post refuses invalid UTF-8", async () => {
  const text = new TextEncoder().encode('{"match":true,"name":"?"}');
  text[text.indexOf(0x3f)] = 0xff;
  await using server = serveLoopback(() => new Response(text));
  assert.equal((await failure(client(server.url).post(request))).reason, "not JSON");
});
