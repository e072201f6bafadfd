/**
 * Forwarding an admitted request: what its service receives, and how open exchanges are supervised.
 */
import assert from "node:assert/strict";
import type { Assertions } from "../../../domain/gateway/visitor/assertion.ts";
import type { Framing } from "../../../domain/gateway/request/framing.ts";
import type { Visitor } from "../../../domain/gateway/visitor/visitor.ts";
import {
  RequestBodyFailed,
  type UpstreamRequest,
  type UpstreamResponse,
} from "../../../domain/gateway/upstream/upstream.ts";
import type { Upstreams } from "../../../domain/gateway/upstream/upstreams.ts";
import type { Service } from "../../../domain/services/service.ts";
import type {
  Joined,
  SocketAnswer,
  SocketRequest,
  WebSockets,
} from "../../../domain/gateway/upstream/web_socket.ts";
import { recordLog } from "../../support/log_records.ts";
import { createProxy } from "../../../routes/gateway/proxy.ts";
import { createUpgrade } from "../../../routes/gateway/upgrade.ts";
import type { Forwarding } from "../../../routes/gateway/forwarding.ts";
import { NOW, openExchangesOf, service, visitor } from "./samples.ts";

const insurance = service();
const assertions: Assertions = { assertionFor: () => Promise.resolve("assertion-1") };

function forwarding(who: Visitor | null, framing: Framing = { kind: "none" }): Forwarding {
  return {
    service: insurance,
    target: { path: "/a", isCanonical: true, query: "?b", target: "/a?b" },
    framing,
    client: { ip: "192.0.2.7", proto: "https", host: "insurance.example.ir" },
    requestId: "request-1",
    visitor: who,
  };
}

const names = (headers: readonly (readonly [string, string])[]) =>
  headers.map(([name]) => name.toLowerCase());

/** A service that answers with a stream of unknown length. */
function streaming() {
  const sent: UpstreamRequest[] = [];
  const told: string[] = [];
  const answer: UpstreamResponse = {
    status: 200,
    headers: [["x-a", "1"]],
    body: new ReadableStream(),
    abort: () => told.push("abort"),
    finish: () => told.push("finish"),
    onEnd() {},
  };
  const openExchanges = openExchangesOf(null);
  const proxy = createProxy({
    upstreams: {
      of: (of: Service) => {
        assert.equal(of, insurance);
        return {
          host: "10.20.0.6",
          send: (request: UpstreamRequest) => (sent.push(request), Promise.resolve(answer)),
          connect: () => assert.fail("opened a socket"),
        };
      },
    } as unknown as Upstreams,
    assertions,
    openExchanges,
  });
  return { proxy, sent, told, openExchanges };
}

const post = (signal?: AbortSignal, body: string | null = "text") =>
  new Request("https://insurance.example.ir/ignored", {
    method: "POST",
    body,
    headers: { "x-mine": "1", cookie: "a=1; __Host-panjereh_service=x" },
    signal,
  });

const bare = () => post(undefined, null);

Deno.test("proxy: sends what was decided on, with its length, for this person", async () => {
  const { proxy, sent } = streaming();
  const left = new AbortController();
  const request = post(left.signal);
  await proxy.forward(request, forwarding(visitor(), { kind: "length", length: 4 }));
  const [{ headers, signal, body, ...rest }] = sent;
  assert.deepEqual(rest, { method: "POST", target: "/a?b", length: 4, person: "pairwise-1" });
  assert.equal(body, request.body);
  left.abort();
  assert.equal(signal.aborted, true);
  const said = new Map(headers.map(([name, value]) => [name.toLowerCase(), value]));
  assert.equal(said.get("host"), "10.20.0.6");
  assert.equal(said.get("x-mine"), "1");
  assert.equal(said.get("cookie"), "a=1");
  assert.equal(said.get("x-request-id"), "request-1");
  assert.equal(said.get("x-identity-assertion"), "assertion-1");
});

Deno.test("proxy: distinguishes a body of unknown length from no body", async () => {
  const { proxy, sent } = streaming();
  const request = post();
  await proxy.forward(request, forwarding(visitor(), { kind: "chunked" }));
  assert.deepEqual([sent[0].length, sent[0].body], [undefined, request.body]);
  await proxy.forward(bare(), forwarding(visitor()));
  assert.deepEqual([sent[1].length, sent[1].body], [undefined, null]);
});

Deno.test("proxy: a body that no header announces is refused, not lost", async () => {
  const { proxy, sent } = streaming();
  await assert.rejects(proxy.forward(post(), forwarding(visitor())), RequestBodyFailed);
  assert.deepEqual(sent, []);
});

Deno.test("proxy: a stranger is not reported, and has the share of an IP", async () => {
  const { proxy, sent } = streaming();
  await proxy.forward(bare(), forwarding(null));
  assert.equal(sent[0].person, "192.0.2.7");
  assert.deepEqual(names(sent[0].headers).filter((name) => name.startsWith("x-identity")), []);
});

Deno.test("proxy: a stranger's open exchange outlives every session", async () => {
  const { proxy, told, openExchanges } = streaming();
  await proxy.forward(bare(), forwarding(null));
  assert.equal(openExchanges.size, 1);
  openExchanges.noteRevocation();
  await openExchanges.checkSessions();
  assert.deepEqual(told, []);
});

Deno.test("proxy: a person's open exchange is aborted when their session ends", async () => {
  const { proxy, told, openExchanges } = streaming();
  await proxy.forward(bare(), forwarding(visitor()));
  assert.equal(openExchanges.size, 1);
  openExchanges.noteRevocation();
  await openExchanges.checkSessions();
  assert.deepEqual(told, ["abort"]);
});

/** A service that opens sockets, or answers otherwise. */
function opening(
  { refusal, joins = true }: { refusal?: UpstreamResponse; joins?: boolean } = {},
) {
  const connected: SocketRequest[] = [];
  const joined: unknown[] = [];
  const told: unknown[] = [];
  const ends: (() => void)[] = [];
  let onLeft = () => {};
  const socket = {
    close: (...why: unknown[]) => told.push(why),
    onEnd: (listener: () => void) => void ends.push(listener),
    wasActive: () => false,
  } as unknown as Joined["socket"];
  const end = { abort: () => told.push("abort") };
  const answer = (refusal ? { refusal } : {
    end,
    headers: [
      ["Sec-WebSocket-Protocol", "chat"],
      ["Sec-WebSocket-Accept", "x"],
      ["Upgrade", "websocket"],
      ["Set-Cookie", "a=1"],
    ],
  }) as SocketAnswer;
  const openExchanges = openExchangesOf(null);
  const upgrade = createUpgrade({
    upstreams: {
      of: () => ({
        host: "10.20.0.6",
        send: () => assert.fail("sent"),
        connect: (request: SocketRequest) => (connected.push(request), Promise.resolve(answer)),
      }),
    } as unknown as Upstreams,
    assertions,
    openExchanges,
    clock: { now: () => NOW },
    webSockets: {
      join(_, upstream, options) {
        if (!joins) return Promise.reject(new Error("left"));
        joined.push(upstream, options.headers, options.maxMessage);
        onLeft = options.onLeft!;
        return Promise.resolve({ response: new Response("open"), socket });
      },
    } as WebSockets,
  });
  const open = (who: Visitor | null = visitor()) =>
    upgrade(
      new Request("https://insurance.example.ir/", {
        headers: { "sec-websocket-extensions": "permessage-deflate", "x-mine": "1" },
      }),
      { ...forwarding(who), protocols: ["chat"] },
    );
  return {
    open,
    end,
    connected,
    joined,
    told,
    openExchanges,
    leave: () => onLeft(),
    finish: () => ends.forEach((tell) => tell()),
  };
}

Deno.test("upgrade: the service decides on the handshake, and gets no header twice", async () => {
  const { open, end, connected, joined } = opening();
  assert.equal(await (await open()).text(), "open");
  const [{ headers, signal: _, ...rest }] = connected;
  assert.deepEqual(rest, { target: "/a?b", protocols: ["chat"], person: "pairwise-1" });
  assert.ok(names(headers).includes("x-mine"));
  assert.deepEqual(names(headers).filter((name) => name.startsWith("sec-websocket")), []);
  const [upstream, passed, maxMessage] = joined as [unknown, [string, string][], number];
  assert.equal(upstream, end);
  assert.equal(maxMessage, insurance.limits.message);
  const said = names(passed);
  assert.ok(said.includes("sec-websocket-protocol") && said.includes("set-cookie"));
  assert.ok(!said.includes("sec-websocket-accept") && !said.includes("upgrade"));
});

Deno.test("upgrade: another response of the service is passed to the client", async () => {
  const told: string[] = [];
  const refusal: UpstreamResponse = {
    status: 404,
    headers: [],
    body: new TextEncoder().encode("none"),
    abort: () => told.push("abort"),
    finish() {},
    onEnd() {},
  };
  const { open, joined, openExchanges } = opening({ refusal });
  const response = await open();
  assert.deepEqual([response.status, await response.text()], [404, "none"]);
  assert.deepEqual([joined, openExchanges.size], [[], 0]);
});

Deno.test("upgrade: a socket that cannot be joined to its client's is terminated", async () => {
  const { open, told, openExchanges } = opening({ joins: false });
  await assert.rejects(open(), /left/);
  assert.deepEqual(told, ["abort"]);
  assert.equal(openExchanges.size, 0);
});

Deno.test("upgrade: a person's socket ends with the session, with the reason", async () => {
  const revoked = opening();
  await revoked.open();
  revoked.openExchanges.noteRevocation();
  await revoked.openExchanges.checkSessions();
  assert.deepEqual(revoked.told, [[1008, "the session has ended"]]);
  const going = opening();
  await going.open();
  going.openExchanges.drain();
  assert.deepEqual(going.told, [[1001, "the gateway restarts"]]);
  going.finish();
  assert.equal(going.openExchanges.size, 0);
  const stranger = opening();
  await stranger.open(null);
  assert.equal(stranger.openExchanges.size, 0);
});

Deno.test("upgrade: a client that abandons handshakes may open no more for an hour", async () => {
  await using log = await recordLog();
  const { open, leave } = opening();
  await open();
  for (let left = 0; left < 20; left++) leave();
  await assert.rejects(open(), { name: "PersonBusy", retryAfter: 3600 });
  await open(null);
  assert.equal(log.records.length, 20);
  assert.deepEqual(log.records[0].properties, { requestId: "request-1", service: "insurance" });
});
