import assert from "node:assert/strict";
import type { ServerResponse } from "node:http";
import { service, signedIn, startGateway, visitor } from "./harness.ts";
import { manyPeople } from "./samples.ts";
import { until } from "../../support/waiting.ts";
import { startHttpUpstream } from "./http_upstream.ts";
import { exchange, startRecordingUpstream, toBytes, toText, valuesOf } from "./wire.ts";

const GET = signedIn("GET / HTTP/1.1");

Deno.test("gateway refuses a body over the service's limit, announced or not", async () => {
  await using upstream = startRecordingUpstream();
  await using gateway = await startGateway({ upstream: upstream.origin, limits: { body: 10 } });
  const announced = await exchange(
    gateway.port,
    signedIn("POST / HTTP/1.1", ["Content-Length: 11"], "12345678901"),
  );
  assert.equal(announced.status, 413);
  assert.deepEqual(upstream.received, []);
  const chunked = await exchange(
    gateway.port,
    signedIn(
      "POST / HTTP/1.1",
      ["Transfer-Encoding: chunked"],
      "6\r\n123456\r\n5\r\n78901\r\n0\r\n\r\n",
    ),
  );
  assert.equal(chunked.status, 413);
  assert.doesNotMatch(upstream.received.join(), /78901/);
  for (
    const [header, body] of [
      ["Content-Length: 10", "1234567890"],
      ["Transfer-Encoding: chunked", "5\r\n12345\r\n5\r\n67890\r\n0\r\n\r\n"],
    ]
  ) {
    assert.equal(
      (await exchange(gateway.port, signedIn("POST / HTTP/1.1", [header], body))).status,
      200,
    );
  }
  const page = await exchange(
    gateway.port,
    signedIn("POST / HTTP/1.1", ["Content-Length: 11", "Sec-Fetch-Mode: navigate"], "12345678901"),
  );
  assert.match(page.body, /<h1>too_large/);
});

Deno.test("gateway gives up on a body that stalls", async () => {
  await using upstream = startRecordingUpstream();
  await using gateway = await startGateway({ upstream: upstream.origin, limits: { idle: 0.2 } });
  using socket = await Deno.connect({ hostname: "127.0.0.1", port: gateway.port });
  await socket.write(toBytes(signedIn("POST / HTTP/1.1", ["Content-Length: 10"], "half")));
  const buffer = new Uint8Array(4096);
  const count = await socket.read(buffer);
  assert.match(toText(buffer.subarray(0, count!)), /^HTTP\/1\.1 400 /);
});

/** An upstream that answers on command. */
async function startHoldingUpstream() {
  const held: ServerResponse[] = [];
  const upstream = await startHttpUpstream((_, response) => held.push(response));
  return Object.assign(upstream, {
    held,
    release: () => held.splice(0).forEach((response) => response.end("ok")),
  });
}

Deno.test("gateway queues requests, up to the limits of number and time", async () => {
  await using upstream = await startHoldingUpstream();
  await using gateway = await startGateway({
    upstream: upstream.origin,
    limits: { requests: 2, queue: 1, wait: 30, answer: 30 },
    who: manyPeople(),
  });
  const two = [exchange(gateway.port, GET, 30_000), exchange(gateway.port, GET, 30_000)];
  await until(() => upstream.held.length === 2);
  const waiting = exchange(gateway.port, GET, 30_000);
  // It does not matter which of these two waits: one place is left in the queue.
  const another = exchange(gateway.port, GET, 30_000);
  const refused = await Promise.race([waiting, another]);
  assert.equal(refused.status, 503);
  assert.match(refused.body, /upstream_busy/);
  assert.deepEqual(valuesOf(refused.head, "retry-after"), ["5"]);
  assert.equal(upstream.targets.length, 2);
  upstream.release();
  await until(() => upstream.held.length === 1);
  upstream.release();
  const statuses = (await Promise.all([...two, waiting, another])).map(({ status }) => status);
  assert.deepEqual(statuses.sort(), [200, 200, 200, 503]);
});

Deno.test("gateway refuses a request that has waited too long, and never sends it", async () => {
  await using upstream = await startHoldingUpstream();
  await using gateway = await startGateway({
    upstream: upstream.origin,
    limits: { requests: 1, queue: 5, wait: 0.1, answer: 30 },
    who: manyPeople(),
  });
  const first = exchange(gateway.port, GET, 30_000);
  await until(() => upstream.held.length === 1);
  const late = await exchange(gateway.port, signedIn("GET /late HTTP/1.1"), 30_000);
  assert.equal(late.status, 503);
  upstream.release();
  assert.equal((await first).status, 200);
  await assertNext(gateway, upstream);
});

Deno.test("gateway never sends an abandoned request, and it occupies no slot", async () => {
  await using upstream = await startHoldingUpstream();
  await using gateway = await startGateway({
    upstream: upstream.origin,
    limits: { requests: 1, queue: 1, wait: 30, answer: 30 },
  });
  const first = exchange(gateway.port, GET, 30_000);
  await until(() => upstream.held.length === 1);
  const leaving = await Deno.connect({ hostname: "127.0.0.1", port: gateway.port });
  await leaving.write(toBytes(signedIn("GET /left HTTP/1.1")));
  await until(() => gateway.underWay === 2);
  leaving.close();
  await until(() => gateway.underWay === 1, "the gateway to hear that the client has left");
  upstream.release();
  assert.equal((await first).status, 200);
  await assertNext(gateway, upstream);
});

/** Another request is sent and answered, and nothing was sent between it and the first. */
async function assertNext(
  gateway: { port: number },
  upstream: Awaited<ReturnType<typeof startHoldingUpstream>>,
): Promise<void> {
  const next = exchange(gateway.port, signedIn("GET /next HTTP/1.1"), 30_000);
  await until(() => upstream.held.length === 1);
  upstream.release();
  assert.equal((await next).status, 200);
  assert.deepEqual(upstream.targets, ["/", "/next"]);
}

Deno.test("gateway limits one person to their share, over all their sessions", async () => {
  await using upstream = await startHoldingUpstream();
  let sessions = 0;
  await using gateway = await startGateway({
    upstream: upstream.origin,
    limits: { per_person: 1, per_person_queue: 0, answer: 30 },
    who: {
      ...visitor(),
      get sessionKey() {
        return `session-${sessions++}`;
      },
    },
  });
  const first = exchange(gateway.port, GET, 30_000);
  await until(() => upstream.held.length === 1);
  const second = await exchange(gateway.port, GET);
  assert.equal(second.status, 429);
  assert.deepEqual(valuesOf(second.head, "retry-after"), ["5"]);
  upstream.release();
  assert.equal((await first).status, 200);
});

Deno.test("a page of 300 parts comes whole, with no more than a share at the service", async () => {
  let [underWay, most] = [0, 0];
  await using upstream = await startHttpUpstream((_, response) => {
    most = Math.max(most, ++underWay);
    setTimeout(() => {
      underWay--;
      response.end("ok");
    }, 20);
  });
  await using gateway = await startGateway({ upstream: upstream.origin, limits: { answer: 30 } });
  const parts = Array.from({ length: 300 }, () => exchange(gateway.port, GET, 30_000));
  const statuses = (await Promise.all(parts)).map(({ status }) => status);
  assert.deepEqual(statuses, Array(300).fill(200));
  assert.equal(most, 32);
});

Deno.test("a person's waiting requests keep nobody else waiting", async () => {
  await using upstream = await startHoldingUpstream();
  await using gateway = await startGateway({
    upstream: upstream.origin,
    limits: { requests: 2, queue: 1, wait: 30, answer: 30 },
    who: ({ url }) => visitor({ subject: new URL(url).pathname }),
  });
  const ask = (path: string) => exchange(gateway.port, signedIn(`GET ${path} HTTP/1.1`), 30_000);
  const greedy = Array.from({ length: 100 }, () => ask("/greedy"));
  await until(() => gateway.handedOver === 100);
  const other = ask("/other");
  await until(() => gateway.handedOver === 101 && upstream.held.length === 2);
  upstream.release();
  await until(() => upstream.targets.includes("/other"));
  assert.ok(upstream.targets.length <= 4, "in the first turn");
  while (gateway.underWay > 0) {
    await until(() => upstream.held.length > 0 || gateway.underWay === 0);
    upstream.release();
  }
  const statuses = (await Promise.all([...greedy, other])).map(({ status }) => status);
  assert.deepEqual(statuses, Array(101).fill(200));
});

Deno.test("gateway keeps a slot until the response's last byte, but not for an event stream", async () => {
  await using upstream = await startHttpUpstream((request, response) => {
    const type = request.url === "/events" ? "text/event-stream" : "video/mp4";
    response.writeHead(200, { "Content-Type": type }).write("data: 1\n\n");
    if (request.url === "/quick") response.end();
  });
  await using gateway = await startGateway({
    upstream: upstream.origin,
    limits: { requests: 1, queue: 0, streams: 1 },
    who: manyPeople(),
  });
  const open = async (path: string) => {
    const socket = await Deno.connect({ hostname: "127.0.0.1", port: gateway.port });
    await socket.write(new TextEncoder().encode(signedIn(`GET ${path} HTTP/1.1`)));
    await socket.read(new Uint8Array(4096));
    return socket;
  };
  const quick = async () => (await exchange(gateway.port, signedIn("GET /quick HTTP/1.1"))).status;
  using events = await open("/events");
  assert.equal(await quick(), 200);
  assert.equal((await exchange(gateway.port, signedIn("GET /events HTTP/1.1"), 500)).status, 503);
  using film = await open("/film");
  assert.equal(await quick(), 503);
  film.close();
  await until(() => upstream.open === 1);
  assert.equal(await quick(), 200);
  events.close();
  await until(() => upstream.open === 0);
});

Deno.test("gateway opens the circuit of a failing upstream for a while, and only that one", async () => {
  let healthy = false;
  await using upstream = await startHttpUpstream((request, response) =>
    healthy ? response.end("ok") : request.socket.destroy()
  );
  await using gateway = await startGateway({
    upstream: upstream.origin,
    policy: { breaker: { failures: 3, pause: 1 } },
    who: manyPeople(),
  });
  const post = signedIn("POST / HTTP/1.1", ["Content-Length: 0"]);
  const ask = async () => (await exchange(gateway.port, post)).status;
  assert.deepEqual([await ask(), await ask(), await ask()], [502, 502, 502]);
  const resting = await exchange(gateway.port, post);
  assert.equal(resting.status, 503);
  assert.match(resting.body, /upstream_circuit_open/);
  assert.deepEqual(valuesOf(resting.head, "retry-after"), ["1"]);
  assert.equal(upstream.targets.length, 3);
  healthy = true;
  let status = 503;
  await until(async () => (status = await ask()) !== 503);
  assert.deepEqual([status, await ask()], [200, 200]);
});

Deno.test("gateway does not count an upstream's error statuses, nor clients that leave", async () => {
  await using upstream = await startHttpUpstream((request, response) => {
    if (request.url === "/error") response.writeHead(500).end();
    else if (request.url === "/ok") response.end();
  });
  await using gateway = await startGateway({
    upstream: upstream.origin,
    policy: { breaker: { failures: 1 } },
    limits: { answer: 30 },
  });
  assert.equal((await exchange(gateway.port, signedIn("GET /error HTTP/1.1"))).status, 500);
  await exchange(gateway.port, signedIn("GET /hang HTTP/1.1"), 50);
  await until(() => upstream.open === 0);
  assert.equal((await exchange(gateway.port, signedIn("GET /ok HTTP/1.1"))).status, 200);
});

Deno.test("one person cannot open a service's circuit by their requests", async () => {
  await using upstream = await startHttpUpstream((request, response) =>
    request.url === "/breaks" ? request.socket.destroy() : response.end("ok")
  );
  await using gateway = await startGateway({
    upstream: upstream.origin,
    policy: { breaker: { failures: 2, pause: 60 } },
  });
  const breaking = signedIn("POST /breaks HTTP/1.1", ["Content-Length: 0"]);
  for (let round = 0; round < 4; round++) {
    assert.equal((await exchange(gateway.port, breaking)).status, 502);
  }
  assert.equal((await exchange(gateway.port, GET)).status, 200);
});

Deno.test("service refuses nonsensical settings", () => {
  const problems = [
    { limits: { body: -1 } },
    { limits: { requests: 0 } },
    { limits: { connect: 0 } },
    { limits: { unknown: 1 } },
    { upstream: [] },
    { upstream: ["http://a.example", "http://a.example"] },
    { tls: { ca: "ca.pem" } },
    { upstream: "https://a.example", tls: { key: "key.pem" } },
    { health: { path: "no-slash" } },
    { breaker: { failures: 0 } },
  ];
  for (const problem of problems) {
    assert.throws(() => service(problem as never), { name: "ZodError" }, JSON.stringify(problem));
  }
  assert.equal(service({ upstream: ["http://a.example", "http://b.example"] }).upstream?.length, 2);
});
