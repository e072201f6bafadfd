import assert from "node:assert/strict";
import { until } from "../../support/waiting.ts";
import { joinSockets } from "../../../adapters/web_socket/join.ts";
import type { SocketEnd, SocketListener } from "../../../domain/gateway/upstream/web_socket.ts";

Deno.test.sanitizer({ ops: true });

const MEGABYTE = 1024 ** 2;
const bytes = (length: number) => new Uint8Array(length);

/** An end that records its calls. */
function recordingEnd() {
  const told: unknown[] = [];
  const onEnds: (() => void)[] = [];
  let listener!: SocketListener;
  const end: SocketEnd = {
    waiting: 0,
    listen: (wanted) => listener = wanted,
    send: (message) => void told.push(message),
    close: (...how) => void told.push(["close", ...how]),
    abort: () => void told.push("abort"),
    onEnd: (wanted) => void onEnds.push(wanted),
    pause: () => void told.push("pause"),
    resume: () => void told.push("resume"),
  };
  return {
    end: end as SocketEnd & { waiting: number },
    told,
    says: (message: string | Uint8Array) => listener.onMessage(message),
    closes: (code?: number, reason?: string) => listener.onClose(code, reason),
    isOver: () => onEnds.forEach((tell) => tell()),
  };
}

function joined() {
  const client = recordingEnd();
  const upstream = recordingEnd();
  const socket = joinSockets(client.end, upstream.end, { maxMessage: 10 });
  return { client, upstream, socket };
}

Deno.test("joinSockets passes messages on, up to the limit in bytes", () => {
  const { client, upstream, socket } = joined();
  assert.equal(socket.wasActive(), false);
  upstream.says("hello");
  assert.equal(socket.wasActive(), false);
  client.says("پنجره");
  assert.deepEqual([upstream.told, client.told], [["پنجره"], ["hello"]]);
  assert.deepEqual([socket.wasActive(), socket.wasActive()], [true, false]);
  client.says("پنجره‌");
  const close = ["close", 1009, "message too big"];
  assert.deepEqual([upstream.told.at(-1), client.told.at(-1)], [close, close]);
});

Deno.test("joinSockets propagates the end, with and without a close frame", () => {
  const first = joined();
  first.client.closes(4000, "bye");
  assert.deepEqual(first.upstream.told, [["close", 4000, "bye"]]);
  const second = joined();
  second.client.closes();
  assert.deepEqual(second.upstream.told, ["abort"]);
  const third = joined();
  third.upstream.closes(1011, "oops");
  third.upstream.closes();
  assert.deepEqual(third.client.told, [
    ["close", 1011, "oops"],
    ["close", 1014, "the service has gone"],
  ]);
});

Deno.test("joinSockets accepts messages of as many bytes as the service does, text or not", () => {
  for (const [most, over] of [["1234567890", "12345678901"], [bytes(10), bytes(11)]]) {
    const { client, upstream } = joined();
    client.says(most);
    assert.deepEqual([upstream.told, client.told], [[most], []]);
    client.says(over);
    const close = ["close", 1009, "message too big"];
    assert.deepEqual([upstream.told, client.told], [[most, close], [close]]);
  }
});

Deno.test("joinSockets pauses the upstream from a megabyte on until a quarter of it is left", async () => {
  const { client, upstream } = joined();
  client.end.waiting = MEGABYTE;
  upstream.says("one");
  assert.deepEqual(upstream.told, []);
  client.end.waiting = MEGABYTE + 1;
  upstream.says("two");
  upstream.says("three");
  client.end.waiting = MEGABYTE / 4 + 1;
  await new Promise((go) => setTimeout(go, 50));
  assert.deepEqual(upstream.told, ["pause", "pause"]);
  client.end.waiting = MEGABYTE / 4;
  await until(() => upstream.told.length === 3);
  assert.deepEqual(upstream.told, ["pause", "pause", "resume"]);
  assert.deepEqual(client.told, ["one", "two", "three"]);
  client.end.waiting = MEGABYTE + 1;
  upstream.says("four");
  client.end.waiting = 0;
  await until(() => upstream.told.length === 5, "the next time");
});

Deno.test("joinSockets stops checking a client that has gone", () => {
  const { client, upstream } = joined();
  client.end.waiting = MEGABYTE + 1;
  upstream.says("one");
  // Finds timers that are not cleared.
  client.isOver();
});

Deno.test("joinSockets closes a socket whose upstream is too slow, since clients cannot be paused", () => {
  const { client, upstream } = joined();
  upstream.end.waiting = 16 * MEGABYTE;
  client.says("much");
  assert.deepEqual(client.told, []);
  upstream.end.waiting = 16 * MEGABYTE + 1;
  client.says("more");
  const close = ["close", 1013, "the service does not keep up"];
  assert.deepEqual(client.told, [close]);
  assert.deepEqual(upstream.told, ["much", "more", close]);
});

Deno.test("joinSockets has ended when both ends have", () => {
  const { client, upstream, socket } = joined();
  let over = 0;
  socket.onEnd(() => over++);
  client.isOver();
  assert.equal(over, 0);
  upstream.isOver();
  assert.equal(over, 1);
});

Deno.test("joinSockets closes both ends on request", () => {
  const { client, upstream, socket } = joined();
  socket.close(1008, "the session has ended");
  const close = ["close", 1008, "the session has ended"];
  assert.deepEqual([client.told, upstream.told], [[close], [close]]);
});
