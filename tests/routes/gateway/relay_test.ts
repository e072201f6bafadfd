/** A response on its way to the client, and for how long it may continue. */
import assert from "node:assert/strict";
import type { HeaderList } from "../../../domain/gateway/headers/request_headers.ts";
import {
  type UpstreamResponse,
  UpstreamUnavailable,
} from "../../../domain/gateway/upstream/upstream.ts";
import type { Forwarding } from "../../../routes/gateway/forwarding.ts";
import { relay } from "../../../routes/gateway/relay.ts";
import { keepInSession } from "../../../routes/gateway/stream.ts";
import { openExchangesOf, service, visitor } from "./samples.ts";

/** Headers of a request. */
const NONE = new Headers();

const forwarding = (known: boolean): Forwarding => ({
  service: service(),
  target: { path: "/", isCanonical: true, query: "", target: "/" },
  framing: { kind: "none" },
  client: { ip: "192.0.2.7", proto: "http", host: "insurance.localhost:8000" },
  requestId: "request-1",
  visitor: known ? visitor() : null,
});

function answerOf(
  { status = 200, headers = [], body = null }: {
    status?: number;
    headers?: HeaderList;
    body?: UpstreamResponse["body"];
  } = {},
) {
  const told: string[] = [];
  const ends: (() => void)[] = [];
  const answer: UpstreamResponse = {
    status,
    headers,
    body,
    abort: () => told.push("abort"),
    finish: () => told.push("finish"),
    onEnd: (listener) => void ends.push(listener),
  };
  return { answer, told, end: () => ends.forEach((tell) => tell()) };
}

const HOLDER = { sessionKey: "session-1", accountId: "account-1" };

Deno.test("relay passes status, headers and body on", async () => {
  const { answer, told } = answerOf({
    status: 599,
    headers: [["X-A", "1"], ["X-A", "2"], ["Set-Cookie", "a=1; Domain=insurance.localhost"]],
    body: new TextEncoder().encode("text"),
  });
  const response = relay(answer, forwarding(false), NONE);
  assert.equal(response.status, 599);
  assert.equal(response.headers.get("x-a"), "1, 2");
  assert.deepEqual(response.headers.getSetCookie(), ["a=1"]);
  assert.equal(response.headers.get("x-request-id"), "request-1");
  assert.equal(response.headers.get("cache-control"), null);
  assert.equal(await response.text(), "text");
  assert.deepEqual(told, []);
  const known = relay(answerOf().answer, forwarding(true), NONE);
  assert.equal(known.headers.get("cache-control"), "no-store");
});

Deno.test("relay keeps a strong ETag uncompressed for scripts only", () => {
  const headers: HeaderList = [["ETag", '"1"'], ["Content-Type", "application/json"]];
  const cacheControl = (destination: string) =>
    relay(
      answerOf({ headers }).answer,
      forwarding(false),
      new Headers({ "sec-fetch-dest": destination }),
    ).headers.get("cache-control");
  assert.equal(cacheControl("empty"), "no-transform");
  assert.equal(cacheControl("script"), null);
});

Deno.test("relay aborts an invalid response", () => {
  const cases: Parameters<typeof answerOf>[0][] = [
    { status: 600 },
    { status: 999 },
    { status: 199 },
    { headers: [["x-a", "\u{10d}"]] },
    { headers: [["x a", "1"]] },
  ];
  for (const wrong of cases) {
    const { answer, told } = answerOf(wrong);
    assert.throws(() => relay(answer, forwarding(true), NONE), UpstreamUnavailable);
    assert.deepEqual(told, ["abort"], JSON.stringify(wrong));
  }
});

const SHORT = 256 * 1024;
const EVENTS: [string, string] = ["Content-Type", "text/event-stream"];
const length = (bytes: number): [string, string] => ["Content-Length", String(bytes)];

/**
 * Which of these are watched, and what they receive when the session ends and when the gateway
 * drains.
 */
const STREAMS: [name: string, HeaderList, string[]][] = [
  ["of unknown length", [], ["abort"]],
  ["longer than short", [length(SHORT + 1)], ["abort"]],
  ["of a film's length", [["content-length", "4000000000"]], ["abort"]],
  ["short", [length(SHORT)], []],
  ["events", [EVENTS], ["abort", "finish"]],
];

for (const [name, headers, expected] of STREAMS) {
  Deno.test(`keepInSession: a stream ${name} receives ${expected.join(" and ") || "nothing"}`, async () => {
    const exchanges = openExchangesOf(null);
    const { answer, told, end } = answerOf({ headers, body: new ReadableStream() });
    keepInSession(answer, { holder: HOLDER, service: service() }, exchanges);
    assert.equal(exchanges.size, expected.length ? 1 : 0);
    exchanges.noteRevocation();
    await exchanges.checkSessions();
    exchanges.drain();
    assert.deepEqual(told, expected);
    end();
    assert.equal(exchanges.size, 0, "forgotten once it has ended");
  });
}

Deno.test("keepInSession: a complete response is not watched", () => {
  const exchanges = openExchangesOf(visitor().session);
  for (const body of [null, new Uint8Array(2 * SHORT)]) {
    const { answer } = answerOf({ body });
    keepInSession(answer, { holder: HOLDER, service: service() }, exchanges);
  }
  assert.equal(exchanges.size, 0);
});

Deno.test("keepInSession: only exchanges of changed services are drained", () => {
  const exchanges = openExchangesOf(visitor().session);
  const [former, other] = [service(), service()];
  const { answer, told } = answerOf({ headers: [EVENTS], body: new ReadableStream() });
  keepInSession(answer, { holder: HOLDER, service: former }, exchanges);
  exchanges.drain(new Set([other]));
  assert.deepEqual(told, []);
  exchanges.drain(new Set([former]));
  assert.deepEqual(told, ["finish"]);
});
