import assert from "node:assert/strict";
import { MAX_LEFT_PER_HOUR } from "../../../domain/gateway/visitor/left_handshakes.ts";
import type { WebSockets } from "../../../domain/gateway/upstream/web_socket.ts";
import { COOKIE, HANDSHAKE, HOST, signedIn, startGateway } from "./harness.ts";
import { until, within } from "../../support/waiting.ts";
import { openClient, startSocketUpstream } from "./socket_upstream.ts";
import { exchange, startRecordingUpstream, toBytes, toText, valuesOf } from "./wire.ts";

/** Echoes messages after a greeting. */
const echo = () =>
  startSocketUpstream((socket) => {
    socket.send("hello");
    socket.on("message", (data, isBinary) =>
      socket.send(isBinary ? data : new TextDecoder().decode(data)));
  });

Deno.test("gateway joins a socket with the upstream's: target, identity, subprotocol, both kinds of message", async () => {
  await using upstream = await echo();
  await using gateway = await startGateway({ upstream: upstream.origin });
  const client = openClient(gateway.port, {
    path: "/chat?name=a",
    protocols: ["chat.v1", "chat.v2"],
    headers: {
      origin: `http://${HOST}`,
      "x-identity-subject": "forged",
      cookie: "panjereh_service=zahra; lang=fa",
    },
  });
  await client.opened;
  assert.equal(client.socket.protocol, "chat.v2");
  assert.equal(await client.next(), "hello");
  client.socket.send("سلام");
  assert.equal(await client.next(), "سلام");
  const bytes = crypto.getRandomValues(new Uint8Array(60_000));
  client.socket.send(bytes);
  assert.deepEqual(new Uint8Array(await client.next() as Uint8Array), bytes);

  const [{ target, headers }] = upstream.handshakes;
  const all = (wanted: string) =>
    headers.filter(([name]) => name === wanted).map(([, value]) => value);
  assert.equal(target, "/chat?name=a");
  assert.deepEqual(all("host"), [HOST]);
  assert.deepEqual(all("cookie"), ["lang=fa"]);
  assert.deepEqual(all("x-identity-subject"), ["pairwise-1"]);
  assert.equal(all("x-identity-assertion").length, 1);
  assert.deepEqual(all("sec-websocket-protocol"), ["chat.v1,chat.v2"]);
  assert.deepEqual(all("sec-websocket-extensions"), []);
  client.socket.close(1000);
  await client.closed;
});

Deno.test("gateway passes close codes and reasons both ways", async () => {
  const seen: unknown[] = [];
  const told = Promise.withResolvers<void>();
  await using upstream = await startSocketUpstream((socket, target) => {
    if (target === "/theirs") socket.close(4001, "enough");
    if (target === "/gone") socket.terminate();
    socket.on("close", (code, reason) => {
      if (target !== "/ours" && target !== "/left") return;
      seen.push([target, code, new TextDecoder().decode(reason)]);
      if (seen.length === 2) told.resolve();
    });
  });
  await using gateway = await startGateway({ upstream: upstream.origin });
  const theirs = openClient(gateway.port, { path: "/theirs" });
  assert.deepEqual(await theirs.closed, { code: 4001, reason: "enough" });
  const gone = openClient(gateway.port, { path: "/gone" });
  assert.deepEqual(await gone.closed, { code: 1014, reason: "the service has gone" });

  const ours = openClient(gateway.port, { path: "/ours" });
  await ours.opened;
  ours.socket.close(3999, "خداحافظ");
  assert.equal((await ours.closed).code, 3999);
  const left = openClient(gateway.port, { path: "/left" });
  await left.opened;
  left.socket.terminate();
  await within(told.promise, "both closes at the upstream");
  assert.deepEqual(seen, [["/ours", 3999, "خداحافظ"], ["/left", 1006, ""]]);
});

Deno.test("gateway survives protocol errors and meaningless close codes", async () => {
  await using upstream = await echo();
  await using gateway = await startGateway({ upstream: upstream.origin });
  // A masked frame of a client, with a mask of zeros.
  const frame = (first: number, ...payload: number[]) =>
    Uint8Array.of(first, 0x80 | payload.length, 0, 0, 0, 0, ...payload);
  const closing = (code: number) => frame(0x88, code >> 8, code & 255);
  const frames: [string, Uint8Array][] = [
    ...[0, 999, 1004, 1005, 1006, 1015, 1016, 2999, 5000, 65535].map((
      code,
    ): [string, Uint8Array] => [`code ${code}`, closing(code)]),
    ["close without a code", frame(0x88)],
    ["half a code", frame(0x88, 3)],
    ["reserved opcode", frame(0x83)],
    ["reserved bit", frame(0xc1, 65)],
    ["text that is no UTF-8", frame(0x81, 0xff, 0xfe)],
    ["fragmented ping", frame(0x09)],
    ["continuation of nothing", frame(0x80, 65)],
  ];
  for (const [name, bytes] of frames) {
    using socket = await Deno.connect({ hostname: "127.0.0.1", port: gateway.port });
    const handshake = `GET / HTTP/1.1\r\nHost: ${HOST}\r\nCookie: ${COOKIE}\r\n`;
    await socket.write(toBytes(`${handshake}${HANDSHAKE.join("\r\n")}\r\n\r\n`));
    const buffer = new Uint8Array(4096);
    let received = "";
    while (!received.endsWith("hello")) {
      received += toText(buffer.subarray(0, await socket.read(buffer) ?? assert.fail(name)));
    }
    await socket.write(bytes);
    await until(() => upstream.clients.size === 0);
  }
  assert.equal(gateway.openExchanges.size, 0);
});

Deno.test("gateway opens no socket for a stranger, another site's page or a malformed handshake", async () => {
  await using upstream = await echo();
  await using gateway = await startGateway({ upstream: upstream.origin });
  const cases: [string, string, number][] = [
    [
      "foreign origin",
      signedIn("GET / HTTP/1.1", [...HANDSHAKE, "Origin: https://evil.example"]),
      403,
    ],
    ["other scheme", signedIn("GET / HTTP/1.1", [...HANDSHAKE, `Origin: https://${HOST}`]), 403],
    ["other port", signedIn("GET / HTTP/1.1", [...HANDSHAKE, `Origin: http://${HOST}:81`]), 403],
    ["null origin", signedIn("GET / HTTP/1.1", [...HANDSHAKE, "Origin: null"]), 403],
    [
      "two origins",
      signedIn("GET / HTTP/1.1", [
        ...HANDSHAKE,
        `Origin: http://${HOST}`,
        "Origin: http://evil.example",
      ]),
      403,
    ],
    ["no key", signedIn("GET / HTTP/1.1", HANDSHAKE.filter((line) => !line.includes("Key"))), 400],
    ["POST", signedIn("POST / HTTP/1.1", [...HANDSHAKE, "Content-Length: 0"]), 400],
    ["body", signedIn("GET / HTTP/1.1", [...HANDSHAKE, "Content-Length: 3"], "abc"), 400],
    [
      "doubled protocol",
      signedIn("GET / HTTP/1.1", [...HANDSHAKE, "Sec-WebSocket-Protocol: a, a"]),
      400,
    ],
    [
      "old version",
      signedIn("GET / HTTP/1.1", [...HANDSHAKE.slice(0, 3), "Sec-WebSocket-Version: 8"]),
      426,
    ],
    ["no session", `GET / HTTP/1.1\r\nHost: ${HOST}\r\n${HANDSHAKE.join("\r\n")}\r\n\r\n`, 401],
  ];
  for (const [name, text, status] of cases) {
    // `signedIn` also sends `Connection: close`, as another line of the same header.
    const answer = await exchange(gateway.port, text, 300);
    assert.equal(answer.status, status, name);
    if (status === 426) assert.deepEqual(valuesOf(answer.head, "sec-websocket-version"), ["13"]);
  }
  assert.deepEqual(upstream.handshakes, []);
});

Deno.test("gateway relays the upstream's response if it opens no socket", async () => {
  await using upstream = await echo();
  await using gateway = await startGateway({ upstream: upstream.origin });
  const refused = await exchange(gateway.port, signedIn("GET /refuse HTTP/1.1", HANDSHAKE), 500);
  assert.equal(refused.status, 403);
  assert.deepEqual(valuesOf(refused.head, "x-why"), ["full"]);
  assert.equal(refused.body, "full");
  const away = await exchange(gateway.port, signedIn("GET /away HTTP/1.1", HANDSHAKE), 500);
  assert.equal(away.status, 302);
  assert.deepEqual(valuesOf(away.head, "location"), ["/elsewhere"]);
  assert.equal(upstream.handshakes.length, 2, "not followed");

  await using slow = await startGateway({
    upstream: upstream.origin,
    limits: { connect: 0.1, answer: 0.1 },
  });
  const target = "/slow?name='a'|b";
  const late = await exchange(slow.port, signedIn(`GET ${target} HTTP/1.1`, HANDSHAKE), 2000);
  assert.equal(late.status, 504);
  assert.equal(upstream.handshakes.at(-1)!.target, target);
  await using down = await startGateway({ upstream: "http://127.0.0.1:1" });
  assert.equal(
    (await exchange(down.port, signedIn("GET / HTTP/1.1", HANDSHAKE), 2000)).status,
    502,
  );
});

Deno.test("gateway closes the upstream's connection if the client leaves during the handshake", async () => {
  await using upstream = await echo();
  await using gateway = await startGateway({
    upstream: upstream.origin,
    limits: { answer: 60, streams: 1 },
  });
  for (let round = 0; round < 3; round++) {
    const { socket, opened } = openClient(gateway.port, { path: "/slow" });
    await until(() => upstream.handshakes.length === round + 1);
    socket.terminate();
    await assert.rejects(opened);
    // The slot is free again, so the next handshake reaches the upstream.
    await until(() => upstream.unanswered.size === 0);
  }
  assert.equal(upstream.handshakes.length, 3);
});

Deno.test("gateway opens no socket for a person who abandoned too many handshakes", async () => {
  await using upstream = await echo();
  const webSockets: WebSockets = {
    join(_request, end, { onLeft }) {
      end.abort();
      onLeft();
      return Promise.reject(new Error("left"));
    },
  };
  await using gateway = await startGateway({ upstream: upstream.origin, webSockets });
  const statuses: number[] = [];
  for (let round = 0; round < MAX_LEFT_PER_HOUR; round++) {
    statuses.push((await exchange(gateway.port, signedIn("GET / HTTP/1.1", HANDSHAKE))).status);
  }
  assert.deepEqual(new Set(statuses), new Set([500]));
  const refused = await exchange(gateway.port, signedIn("GET / HTTP/1.1", HANDSHAKE));
  assert.equal(refused.status, 429);
  assert.deepEqual(valuesOf(refused.head, "retry-after"), ["3600"]);
  assert.equal(upstream.handshakes.length, MAX_LEFT_PER_HOUR, "the upstream was not asked");
});

Deno.test("gateway upgrades to no other protocol", async () => {
  await using upstream = startRecordingUpstream();
  await using gateway = await startGateway({ upstream: upstream.origin });
  for (const upgrade of ["h2c", "TLS/1.0", "websocket2"]) {
    const lines = [`Upgrade: ${upgrade}`, "Connection: Upgrade"];
    assert.equal((await exchange(gateway.port, signedIn("GET / HTTP/1.1", lines))).status, 200);
    assert.doesNotMatch(upstream.received.at(-1)!, /upgrade/i);
  }
});

Deno.test("gateway requests no upstream socket if it cannot open the client's", async () => {
  await using upstream = startRecordingUpstream();
  await using gateway = await startGateway({ upstream: upstream.origin });
  for (
    const lines of [
      ["Upgrade: websocket\xa0", "Connection: Upgrade"],
      ["Upgrade: websocket", "Connection: Upgrade\xa0"],
    ]
  ) {
    const text = signedIn("GET / HTTP/1.1", [...lines, ...HANDSHAKE.slice(2)]);
    assert.equal((await exchange(gateway.port, text)).status, 200);
    assert.doesNotMatch(upstream.received.at(-1)!, /upgrade/i);
  }
});

Deno.test("gateway closes a socket whose session has ended", async () => {
  await using upstream = await echo();
  let live = true;
  await using gateway = await startGateway({ upstream: upstream.origin, isStillValid: () => live });
  const client = openClient(gateway.port);
  await client.opened;
  await client.next();
  gateway.openExchanges.noteRevocation();
  await gateway.openExchanges.checkSessions();
  client.socket.send("still there");
  assert.equal(await client.next(), "still there");
  live = false;
  gateway.openExchanges.noteRevocation();
  await gateway.openExchanges.checkSessions();
  assert.deepEqual(await client.closed, { code: 1008, reason: "the session has ended" });
  assert.equal(gateway.openExchanges.size, 0);
});

Deno.test("gateway sends sockets 1001 when it stops", async () => {
  await using upstream = await echo();
  await using gateway = await startGateway({ upstream: upstream.origin });
  const client = openClient(gateway.port);
  await client.opened;
  gateway.openExchanges.drain();
  assert.equal((await client.closed).code, 1001);
});

Deno.test("gateway passes messages up to the limit, and closes a socket on a larger one, from either side", async () => {
  const closed = Promise.withResolvers<number>();
  const received: number[] = [];
  await using upstream = await startSocketUpstream((socket, target) => {
    if (target === "/big") {
      socket.send(new Uint8Array(2000));
      socket.send(new Uint8Array(2001));
    }
    socket.on("message", (data) => received.push(data.length));
    socket.on("close", (code) => closed.resolve(code));
  });
  await using gateway = await startGateway({
    upstream: upstream.origin,
    limits: { message: 2000 },
  });
  const sending = openClient(gateway.port);
  await sending.opened;
  sending.socket.send(new Uint8Array(2000));
  sending.socket.send(new Uint8Array(2001));
  assert.equal((await sending.closed).code, 1009);
  assert.equal(await within(closed.promise, "the close at the upstream"), 1009);
  assert.deepEqual(received, [2000]);
  const receiving = openClient(gateway.port, { path: "/big" });
  assert.equal((await receiving.next()).length, 2000);
  assert.equal((await receiving.closed).code, 1009);
});

Deno.test("gateway passes the headers of an upgrade like those of any response, without the handshake's", async () => {
  await using upstream = await startSocketUpstream(() => {}, [
    "X-Agency: 1",
    "Set-Cookie: a=1",
    "Set-Cookie: panjereh_service=1",
    "X-Identity-Subject: 1",
    "Sec-WebSocket-Trick: 1",
  ]);
  await using gateway = await startGateway({ upstream: upstream.origin });
  const { answered, opened, socket, closed } = openClient(gateway.port, { protocols: ["a", "b"] });
  await opened;
  const own = answered.filter((line) =>
    !/^(?:connection|upgrade|date|sec-websocket-accept):/.test(line)
  );
  assert.deepEqual(own.toSorted(), [
    "cache-control: no-store",
    "sec-websocket-protocol: b",
    "set-cookie: a=1",
    "x-agency: 1",
    "x-request-id: request-1",
  ]);
  socket.close();
  await closed;
});

Deno.test("gateway opens no more sockets than the service allows", async () => {
  await using upstream = await echo();
  await using gateway = await startGateway({ upstream: upstream.origin, limits: { streams: 1 } });
  const first = openClient(gateway.port);
  await first.opened;
  const refused = await exchange(gateway.port, signedIn("GET / HTTP/1.1", HANDSHAKE), 500);
  assert.equal(refused.status, 503);
  assert.deepEqual(valuesOf(refused.head, "retry-after"), ["5"]);
  first.socket.close();
  await first.closed;
  // The slot is free once the upstream's end has closed as well.
  await until(() => gateway.openExchanges.size === 0);
  const second = openClient(gateway.port);
  await second.opened;
  second.socket.close();
  await second.closed;
});

Deno.test("gateway pauses a fast upstream while the client does not read", async () => {
  const MESSAGE = 64 * 1024;
  const COUNT = 400;
  let waiting = 0;
  await using upstream = await startSocketUpstream((socket) => {
    for (let index = 0; index < COUNT; index++) socket.send(new Uint8Array(MESSAGE).fill(index));
    waiting = socket.bufferedAmount;
    socket.on("message", () => waiting = socket.bufferedAmount);
  });
  await using gateway = await startGateway({ upstream: upstream.origin });
  const client = openClient(gateway.port);
  await client.opened;
  client.socket.pause();
  // What fits into the sockets' buffers and ours is sent; the rest stays at its source.
  let before;
  do {
    before = waiting;
    client.socket.send("how much?");
    await new Promise((go) => setTimeout(go, 100));
  } while (waiting !== before);
  assert.ok(waiting > COUNT * MESSAGE / 4, `${waiting} bytes stayed at the upstream`);
  client.socket.resume();
  for (let index = 0; index < COUNT; index++) {
    const message = await client.next() as Uint8Array;
    assert.deepEqual([message.length, message[0]], [MESSAGE, index % 256]);
  }
  client.socket.close();
  await client.closed;
});
