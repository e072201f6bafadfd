import assert from "node:assert/strict";
import { createHttpServer, type HttpServer } from "../../../adapters/http/server.ts";
import { within } from "../../../domain/platform/within.ts";
import { freePort } from "../../support/program.ts";
import { until } from "../../support/waiting.ts";

const DEADLINE = 30;
/** Milliseconds of tolerance for a busy machine. */
const SLACK = 2000;

interface World extends AsyncDisposable {
  server: HttpServer;
  port: number;
  /**
   * Sends the text and leaves the connection open; resolves with everything received until the
   * server closes it.
   */
  send(text: string): Promise<string>;
  /** Resolves with the next request's signal once its handler runs. */
  asked(): Promise<AbortSignal>;
}

function start(answer: (request: Request) => Promise<Response>): World {
  const port = freePort();
  const requests: AbortSignal[] = [];
  let onAsked = () => {};
  const server = createHttpServer({
    port,
    hostname: "127.0.0.1",
    answer(request) {
      requests.push(request.signal);
      onAsked();
      return answer(request);
    },
  });
  const sockets: Deno.Conn[] = [];
  return {
    server,
    port,
    async send(text) {
      const socket = await Deno.connect({ hostname: "127.0.0.1", port });
      sockets.push(socket);
      await socket.write(new TextEncoder().encode(text));
      return await new Response(socket.readable).text().catch((error) => String(error));
    },
    async asked() {
      if (!requests.length) await new Promise<void>((resolve) => onAsked = resolve);
      return requests.shift()!;
    },
    [Symbol.asyncDispose]() {
      for (const socket of sockets) {
        try {
          socket.close();
        } catch {
          // Read to its end, which closes it.
        }
      }
      return Promise.resolve();
    },
  };
}

const GET = "GET / HTTP/1.1\r\nHost: a\r\n\r\n";
const never = () => new Promise<never>(() => {});

/** Milliseconds that a stop takes; fails if it does not end. */
async function timeOf(stop: Promise<void>): Promise<number> {
  const began = performance.now();
  assert.ok(await within(10_000, stop), "it does not end");
  return performance.now() - began;
}

Deno.test("stop waits for the response in flight, and for nothing else", async () => {
  const rest = Promise.withResolvers<void>();
  await using world = start(async () => {
    await rest.promise;
    return new Response("whole");
  });
  const answer = world.send(GET);
  await world.asked();
  const stopped = world.server.stop({
    deadline: 60_000,
    abortInFlight: () => assert.fail("was aborted"),
  });
  rest.resolve();
  assert.ok(await timeOf(stopped) < SLACK);
  assert.match(await answer, /\r\n\r\nwhole$/);
  assert.equal(world.server.inFlight, 0);
});

Deno.test("stop aborts responses that do not end by themselves", async () => {
  const stream = new AbortController();
  await using world = start(() =>
    Promise.resolve(
      new Response(
        new ReadableStream({
          start: (controller) => {
            controller.enqueue(new Uint8Array(1));
            stream.signal.addEventListener("abort", () => controller.close());
          },
        }),
      ),
    )
  );
  const answer = world.send(GET);
  await world.asked();
  const took = await timeOf(
    world.server.stop({ deadline: DEADLINE, abortInFlight: () => stream.abort() }),
  );
  assert.ok(took >= DEADLINE - 1 && took < DEADLINE + SLACK, `${took} ms`);
  assert.match(await answer, /\r\n0\r\n\r\n$/);
});

const options = { deadline: DEADLINE, abortInFlight: () => {}, closeGrace: 10 };

Deno.test("stop aborts an upload of which the rest never arrives", async () => {
  const read = Promise.withResolvers<string>();
  await using world = start(async (request) => {
    read.resolve(await request.text().then(() => "whole", () => "broken off"));
    return new Response("too late");
  });
  const answer = world.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\nhalf");
  await world.asked();
  assert.ok(await timeOf(world.server.stop(options)) < DEADLINE + SLACK);
  assert.ok(await within(SLACK, read.promise), "still read");
  assert.equal(await read.promise, "broken off");
  await answer;
});

Deno.test("stop abandons a response that never arrives", async () => {
  await using world = start(never);
  void world.send(GET);
  await world.asked();
  assert.ok(await timeOf(world.server.stop(options)) < DEADLINE + SLACK);
});

Deno.test("stop ends its wait when forced", async () => {
  await using world = start(never);
  void world.send(GET);
  await world.asked();
  const force = new AbortController();
  const stopped = world.server.stop({ ...options, deadline: 60_000, force: force.signal });
  force.abort();
  assert.ok(await timeOf(stopped) < SLACK);
});

Deno.test({
  name: "stop abandons a handshake whose client has left, which Deno never ends",
  // This test is about the resources that the upgrade leaves behind.
  sanitizeOps: false,
  sanitizeResources: false,
  async fn() {
    await using world = start(async (request) => {
      const left = new Promise((resolve) => request.signal.addEventListener("abort", resolve));
      await left;
      return Deno.upgradeWebSocket(request).response;
    });
    const lines = [
      "GET / HTTP/1.1",
      "Host: a",
      "Upgrade: websocket",
      "Connection: Upgrade",
      "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
      "Sec-WebSocket-Version: 13",
      "\r\n",
    ];
    void world.send(lines.join("\r\n"));
    const signal = await world.asked();
    await world[Symbol.asyncDispose]();
    if (!signal.aborted) await new Promise((resolve) => signal.addEventListener("abort", resolve));
    const stopped = world.server.stop({ ...options, deadline: 60_000 });
    assert.ok(await timeOf(stopped) < SLACK);
  },
});

Deno.test("several servers may share a port if they are allowed to", async () => {
  const options = { port: freePort(), hostname: "127.0.0.1", answer: never };
  const [first, second] = [1, 2].map(() => createHttpServer({ ...options, shared: true }));
  try {
    assert.throws(() => createHttpServer(options), Deno.errors.AddrInUse);
  } finally {
    for (const server of [first, second]) await server.stop({ deadline: 0, abortInFlight() {} });
  }
});

Deno.test("responses are compressed for clients that accept it", async () => {
  await using world = start(() => Promise.resolve(new Response("text ".repeat(1000))));
  const answer = world.send(
    "GET / HTTP/1.1\r\nHost: a\r\nAccept-Encoding: gzip\r\nConnection: close\r\n\r\n",
  );
  assert.match(await answer, /^content-encoding: gzip\r$/im);
  await world.server.stop(options);
});

Deno.test("a response whose client has left is no longer in flight", async () => {
  await using world = start(() =>
    Promise.resolve(
      new Response(
        new ReadableStream({
          async pull(controller) {
            await new Promise((go) => setTimeout(go, 2));
            controller.enqueue(new Uint8Array(64 * 1024));
          },
        }),
      ),
    )
  );
  const socket = await Deno.connect({ hostname: "127.0.0.1", port: world.port });
  await socket.write(new TextEncoder().encode(GET));
  await world.asked();
  assert.equal(world.server.inFlight, 1);
  socket.close();
  await until(() => world.server.inFlight === 0, "the answer to be given up", 5000);
  await world.server.stop(options);
});
