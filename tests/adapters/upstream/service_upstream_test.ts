/** The choice of an endpoint, retries, and that all resources are released. */
import assert from "node:assert/strict";
import type { ForwardedService } from "../../../adapters/upstream/connection.ts";
import { exchange } from "../../../adapters/upstream/exchange.ts";
import { createServiceUpstream } from "../../../adapters/upstream/service_upstream.ts";
import {
  UpstreamCircuitOpen,
  type UpstreamRequest,
  UpstreamUnavailable,
} from "../../../domain/gateway/upstream/upstream.ts";
import type { Upstream } from "../../../domain/gateway/upstream/upstreams.ts";
import type { SocketEnd, SocketRequest } from "../../../domain/gateway/upstream/web_socket.ts";
import { type Answer, startHttpUpstream } from "../../routes/gateway/http_upstream.ts";
import { originOf, type Policy, service } from "../../routes/gateway/samples.ts";
import { startSocketUpstream } from "../../routes/gateway/socket_upstream.ts";
import { until, within } from "../../support/waiting.ts";
import { startPeers } from "./http1/upstream_peer.ts";

// Finds timers that are not cleared.
Deno.test.sanitizer({ ops: true });

/** No server listens there. */
const DEAD = "http://127.0.0.1:1";
const STAYS = new AbortController().signal;
/** A breaker that these tests do not open. */
const PATIENT = { failures: 1000 };

function startUpstream(upstream: string | string[], policy: Policy = {}): Upstream & Disposable {
  const settings = service({ upstream, breaker: PATIENT, ...policy }) as ForwardedService;
  const one = createServiceUpstream(settings, { originOf });
  return { ...one, [Symbol.dispose]: one.destroy };
}

const FOR_ALL = {
  target: "/",
  headers: [["host", "a.example"]] as [string, string][],
  person: "zahra",
  signal: STAYS,
};

const send = (upstream: Upstream, request: Partial<UpstreamRequest> = {}) =>
  within(upstream.send({ ...FOR_ALL, method: "GET", body: null, ...request }), "the answer");

const connect = (upstream: Upstream, request: Partial<SocketRequest> = {}) =>
  within(upstream.connect({ ...FOR_ALL, protocols: [], ...request }), "the socket");

const textOf = (body: BodyInit | null) => within(new Response(body).text(), "the answer's end");

async function open(upstream: Upstream, request: Partial<SocketRequest> = {}): Promise<SocketEnd> {
  const answer = await connect(upstream, request);
  assert.ok("end" in answer);
  answer.end.listen({ onMessage() {}, onClose() {} });
  return answer.end;
}

async function close(end: SocketEnd): Promise<void> {
  const over = Promise.withResolvers<void>();
  end.onEnd(over.resolve);
  end.close(1000, "");
  await within(over.promise, "the socket to close");
}

const hangUp: Answer = (request) => request.socket.destroy();

Deno.test("a request is retried only if it is safe and has no body", async () => {
  const cases: [string, boolean, boolean][] = [
    ["GET", false, true],
    ["HEAD", false, true],
    ["OPTIONS", false, true],
    ["POST", false, false],
    ["PUT", false, false],
    ["PATCH", false, false],
    ["DELETE", false, false],
    ["OPTIONS", true, false],
  ];
  for (const [method, hasBody, repeats] of cases) {
    await using broken = await startHttpUpstream(hangUp);
    await using alive = await startHttpUpstream();
    using upstream = startUpstream([broken.origin, alive.origin]);
    const ask = async () => {
      const body = hasBody ? ReadableStream.from([new Uint8Array(2)]) : null;
      const answer = send(upstream, { method, body, length: hasBody ? 2 : undefined });
      return await answer.then(({ status }) => status, ({ name }) => name);
    };
    const outcomes = [await ask(), await ask()].toSorted();
    const expected = repeats ? [200, 200] : [200, "UpstreamUnavailable"];
    assert.deepEqual(outcomes, expected, `${method} ${hasBody}`);
    assert.equal(broken.targets.length, 1, method);
    assert.equal(alive.targets.length, repeats ? 2 : 1, method);
  }
});

Deno.test("a consumed body does not count against other endpoints", async () => {
  await using broken = await startHttpUpstream(hangUp);
  await using alive = await startHttpUpstream();
  using upstream = startUpstream([broken.origin, alive.origin], { breaker: { failures: 1 } });
  const body = () => ReadableStream.from([new Uint8Array(2)]);
  const ask = () => send(upstream, { method: "OPTIONS", body: body(), length: 2 });
  const outcomes = await Promise.allSettled([ask(), ask()]);
  assert.deepEqual(outcomes.map(({ status }) => status).toSorted(), ["fulfilled", "rejected"]);
  assert.equal((await send(upstream)).status, 200);
});

Deno.test("a request is retried once, at the same endpoint if there is no other", async () => {
  await using broken = await startHttpUpstream(hangUp);
  using alone = startUpstream(broken.origin);
  await assert.rejects(send(alone), UpstreamUnavailable);
  assert.equal(broken.targets.length, 2);
  await using another = await startHttpUpstream(hangUp);
  using both = startUpstream([broken.origin, another.origin]);
  await assert.rejects(send(both), UpstreamUnavailable);
  assert.deepEqual([broken.targets.length, another.targets.length], [3, 1]);
});

Deno.test("a kept-alive connection that closes as it is reused loses no answer", async () => {
  await using server = startPeers(async (peer) => {
    await peer.take();
    await peer.write("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
    await peer.take();
  }, async (peer) => {
    await peer.take();
    await peer.write("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
    await peer.left();
  });
  using upstream = startUpstream(server.origin);
  for (let round = 0; round < 2; round++) assert.equal((await send(upstream)).status, 200);
  assert.equal(server.connections, 2);
});

Deno.test("a request with a body goes to another endpoint if one cannot be reached", async () => {
  await using alive = await startHttpUpstream();
  using upstream = startUpstream([DEAD, alive.origin]);
  for (let round = 0; round < 4; round++) {
    const body = ReadableStream.from([new Uint8Array(2)]);
    assert.equal((await send(upstream, { method: "POST", body, length: 2 })).status, 200);
  }
  assert.equal(alive.targets.length, 4);
  using alone = startUpstream(DEAD);
  await assert.rejects(send(alone), UpstreamUnavailable);
});

Deno.test("nothing is sent for a client that has left", () => {
  const reason = new Error("Gone");
  const pool = { exchange: () => assert.fail("sent") };
  const request = { method: "GET", signal: AbortSignal.abort(reason) } as UpstreamRequest;
  const options = { pool, maxBody: 1, idle: 1, onEnd() {} };
  assert.throws(() => exchange(request, options as never), reason);
});

Deno.test("one person alone can open the circuit of an unreachable endpoint", async () => {
  using upstream = startUpstream(DEAD, { breaker: { failures: 3, pause: 60 } });
  for (let round = 0; round < 3; round++) {
    await assert.rejects(send(upstream), { name: "UpstreamUnavailable" });
  }
  const error = await send(upstream).catch((error) => error);
  assert.ok(error instanceof UpstreamCircuitOpen);
  assert.equal(error.retryAfter, 60);
});

Deno.test("an endpoint counts as busy until its answer has ended", async () => {
  const held: (() => void)[] = [];
  await using one = await startHttpUpstream((_, response) => {
    response.writeHead(200).write("a");
    held.push(() => response.end());
  });
  await using two = await startHttpUpstream();
  using upstream = startUpstream([one.origin, two.origin]);
  const answers = [await send(upstream), await send(upstream)];
  assert.deepEqual([one.targets.length, two.targets.length], [1, 1]);
  for (let round = 0; round < 4; round++) answers.push(await send(upstream));
  assert.deepEqual([one.targets.length, two.targets.length], [1, 5]);
  held[0]();
  for (const { body } of answers) await textOf(body);
  await send(upstream);
  await send(upstream);
  assert.equal(one.targets.length, 2);
});

Deno.test("an answer continues when the client's signal aborts after its head", async () => {
  let end!: () => void;
  await using server = await startHttpUpstream((_, response) => {
    response.writeHead(200).write("a");
    end = () => response.end("b");
  });
  using upstream = startUpstream(server.origin);
  const leaving = new AbortController();
  const { body } = await send(upstream, { signal: leaving.signal });
  leaving.abort();
  end();
  assert.equal(await textOf(body), "ab");
});

Deno.test("an event stream over the limit is aborted at the upstream", async () => {
  await using server = await startHttpUpstream((_, response) => {
    response.writeHead(200, { "Content-Type": "text/event-stream" }).write("data: 1\n\n");
  });
  using upstream = startUpstream(server.origin, { limits: { streams: 1, requests: 1, queue: 0 } });
  const first = await send(upstream);
  for (let round = 0; round < 2; round++) {
    await assert.rejects(send(upstream), { name: "UpstreamBusy", message: /too many/ });
    await until(() => server.open === 1);
  }
  first.abort();
  await until(() => server.open === 0);
  const second = await send(upstream);
  second.abort();
});

Deno.test("a socket's slot is given back however its opening ends", async (t) => {
  await using server = await startSocketUpstream(() => {});
  const limits = { streams: 1, connect: 0.1, answer: 0.1 };
  const cases: Record<string, (upstream: Upstream) => Promise<void>> = {
    "refused by the upstream": async (upstream) => {
      const answer = await connect(upstream, { target: "/refuse" });
      assert.ok("refusal" in answer);
      const { body } = answer.refusal;
      assert.equal(await textOf(body as ReadableStream), "full");
    },
    "no answer in time": async (upstream) => {
      await assert.rejects(connect(upstream, { target: "/slow" }), { name: "UpstreamTimeout" });
    },
    "the client leaves": async (upstream) => {
      const leaving = new AbortController();
      const opening = connect(upstream, { target: "/slow", signal: leaving.signal });
      await until(() => server.unanswered.size > 0);
      leaving.abort();
      await assert.rejects(opening, { name: "AbortError" });
    },
    "left before": async (upstream) => {
      const signal = AbortSignal.abort();
      await assert.rejects(connect(upstream, { signal }), { name: "AbortError" });
    },
    "closed": async (upstream) => await close(await open(upstream)),
  };
  for (const [name, begin] of Object.entries(cases)) {
    await t.step(name, async () => {
      using upstream = startUpstream(server.origin, { limits });
      for (let round = 0; round < 3; round++) await begin(upstream);
      const last = await open(upstream);
      await assert.rejects(connect(upstream), { name: "UpstreamBusy" }, "the one place is taken");
      last.abort();
    });
  }
  await t.step("not reached", async () => {
    using upstream = startUpstream(DEAD, { limits });
    for (let round = 0; round < 3; round++) {
      await assert.rejects(connect(upstream), { name: "UpstreamUnavailable" });
    }
  });
});

Deno.test("an endpoint counts as busy while its socket is open", async () => {
  await using one = await startSocketUpstream(() => {});
  await using two = await startSocketUpstream(() => {});
  using upstream = startUpstream([one.origin, two.origin]);
  const ends = [];
  const openTwo = async () => ends.push(await open(upstream), await open(upstream));
  await openTwo();
  await openTwo();
  assert.deepEqual([one.clients.size, two.clients.size], [2, 2]);
  for (const client of one.clients) client.close();
  await until(() => one.clients.size === 0);
  await openTwo();
  assert.deepEqual([one.clients.size, two.clients.size], [2, 2]);
  await openTwo();
  assert.deepEqual([one.clients.size, two.clients.size], [3, 3]);
});

Deno.test("each person has their own share of sockets", async () => {
  await using server = await startSocketUpstream(() => {});
  using upstream = startUpstream(server.origin, { limits: { per_person: 1 } });
  const first = await open(upstream, { person: "a" });
  await open(upstream, { person: "b" });
  await assert.rejects(connect(upstream, { person: "a" }), { name: "PersonBusy" });
  await close(first);
  await open(upstream, { person: "a" });
});

Deno.test("destroy ends sockets and exchanges under way", async () => {
  await using sockets = await startSocketUpstream(() => {});
  await using files = await startHttpUpstream((_, response) => {
    response.writeHead(200).write("a");
  });
  const upstream = startUpstream(sockets.origin);
  await open(upstream);
  await until(() => sockets.clients.size === 1);
  upstream.destroy();
  await until(() => sockets.clients.size === 0);
  const another = startUpstream(files.origin);
  const { body } = await send(another);
  another.destroy();
  await assert.rejects(textOf(body), { code: "DESTROYED" });
  await until(() => files.open === 0);
});

Deno.test("close waits for exchanges under way, and closes idle connections", async () => {
  let end!: () => void;
  await using server = await startHttpUpstream((_, response) => {
    response.writeHead(200).write("a");
    end = () => response.end();
  });
  const upstream = startUpstream(server.origin);
  const { body } = await send(upstream);
  let isClosed = false;
  const closing = upstream.close().then(() => isClosed = true);
  await assert.rejects(send(upstream), { code: "DESTROYED" });
  assert.equal(isClosed, false);
  end();
  await textOf(body);
  await within(closing, "the upstream to close");
});

Deno.test("an upstream hears the service's own host, or the one of its setting", () => {
  const hostOf = (upstream: string[], policy: Policy = {}) => {
    using one = startUpstream(upstream, policy);
    return one.host;
  };
  assert.equal(hostOf(["http://a.example:81", "http://b.example"]), "insurance.localhost");
  assert.equal(hostOf(["https://a.example"], { upstream_host: "c.example" }), "c.example");
});
