/** The two bodies of an exchange, however it ends. */
import assert from "node:assert/strict";
import { createServiceUpstream } from "../../../adapters/upstream/service_upstream.ts";
import type { ForwardedService } from "../../../adapters/upstream/connection.ts";
import type { UpstreamRequest } from "../../../domain/gateway/upstream/upstream.ts";
import type { Upstream } from "../../../domain/gateway/upstream/upstreams.ts";
import { originOf, service } from "../../routes/gateway/samples.ts";
import { until, within } from "../../support/waiting.ts";
import { toBytes } from "../../routes/gateway/wire.ts";
import { type Peer, type PeerServer, startPeers } from "./http1/upstream_peer.ts";

function startUpstream({ origin }: PeerServer, limits = {}): Upstream & Disposable {
  const upstream = createServiceUpstream(
    service({ upstream: origin, limits: { answer: 60, idle: 60, ...limits } }) as ForwardedService,
    { originOf },
  );
  return { ...upstream, [Symbol.dispose]: upstream.destroy };
}

const send = (upstream: Upstream, request: Partial<UpstreamRequest> = {}) =>
  within(
    upstream.send({
      method: "GET",
      target: "/",
      headers: [["host", "a.example"]],
      body: null,
      person: "zahra",
      signal: new AbortController().signal,
      ...request,
    }),
    "the answer",
  );

/** A client that sends the start of a body and then nothing; `left` once it is no longer read. */
function silentClient() {
  const left = Promise.withResolvers<void>();
  const body = new ReadableStream<Uint8Array>({
    start: (controller) => controller.enqueue(toBytes("start")),
    cancel: () => left.resolve(),
  });
  return { body, left: left.promise };
}

Deno.test("client's body is released at once when the upstream has answered or closed, or the client has left", async (t) => {
  const cases: Record<string, (peer: Peer) => Promise<void>> = {
    "answered": async (peer) => {
      await peer.take("start");
      await peer.write("HTTP/1.1 413 Large\r\nContent-Length: 0\r\n\r\n");
      await peer.left();
    },
    "hung up": async (peer) => void await peer.take("start"),
    "left": async (peer) => {
      await peer.take("start");
      leaving.abort();
      await peer.left();
    },
  };
  const leaving = new AbortController();
  for (const [name, serve] of Object.entries(cases)) {
    await t.step(name, async () => {
      await using server = startPeers(serve);
      using upstream = startUpstream(server);
      const { body, left } = silentClient();
      const answer = send(upstream, { method: "POST", body, signal: leaving.signal });
      if (name === "answered") assert.equal((await answer).status, 413);
      else {await assert.rejects(answer, {
          name: name === "left" ? "AbortError" : "UpstreamUnavailable",
        });}
      await within(left, "the end of reading the body");
    });
  }
});

Deno.test("answer that came with its head is bytes, a longer one a stream that reports its end", async () => {
  await using server = startPeers(async (peer) => {
    await peer.take();
    await peer.write(
      "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\na\r\n1\r\nb\r\n0\r\n\r\n",
    );
    await peer.take();
    await peer.write("HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nab");
    await mayGoOn.promise;
    await peer.write("cd");
    await peer.take();
    await peer.write("HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nab");
  });
  const mayGoOn = Promise.withResolvers<void>();
  using upstream = startUpstream(server);
  const short = await send(upstream);
  assert.ok(short.body instanceof Uint8Array);
  assert.equal(await new Response(short.body).text(), "ab");
  const { body, onEnd } = await send(upstream);
  assert.ok(body instanceof ReadableStream);
  let ends = 0;
  onEnd(() => ends++);
  mayGoOn.resolve();
  assert.equal(await new Response(body).text(), "abcd");
  onEnd(() => ends++);
  assert.equal(ends, 2);
  const broken = await send(upstream);
  const rest = within(new Response(broken.body).text(), "the answer to break off");
  await assert.rejects(rest, { name: "UpstreamUnavailable" });
});

Deno.test("answer that is wrong as far as it came with its head is refused as a whole", async () => {
  await using server = startPeers(async (peer) => {
    await peer.take();
    await peer.write(
      "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nok\r\nnonsense\r\n",
    );
    await peer.left();
  });
  using upstream = startUpstream(server, { requests: 1, queue: 0 });
  await assert.rejects(send(upstream), { name: "UpstreamUnavailable" });
  await assert.rejects(send(upstream), { name: "UpstreamUnavailable" }, "its slot is free again");
});

Deno.test("answer that must not have a body has none, and its slot is given back", async () => {
  const wrong = async (peer: Peer) => {
    await peer.take();
    await peer.write("HTTP/1.1 205 Reset\r\nContent-Length: 1000\r\n\r\nmore");
    await peer.left();
  };
  await using server = startPeers(wrong, wrong);
  using upstream = startUpstream(server, { requests: 1, queue: 0 });
  for (let round = 0; round < 2; round++) {
    const { status, body, onEnd } = await send(upstream);
    assert.deepEqual([status, body], [205, null]);
    let isOver = false;
    onEnd(() => isOver = true);
    await until(() => isOver);
  }
});

Deno.test("upstream sends nothing for a client that has left, and counts no exchange that never began", async () => {
  await using server = startPeers(async (peer) => {
    await peer.take();
    await peer.write("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");
    await peer.left();
  });
  using upstream = startUpstream(server, { requests: 1, queue: 0 });
  const reason = new Error("Gone");
  await assert.rejects(send(upstream, { signal: AbortSignal.abort(reason) }), reason);
  const malformed = { headers: [["x", "a\nb"]] as [string, string][] };
  await assert.rejects(send(upstream, malformed), { code: "MALFORMED_REQUEST" });
  assert.equal(server.connections, 0);
  assert.equal((await send(upstream)).status, 200);
});
