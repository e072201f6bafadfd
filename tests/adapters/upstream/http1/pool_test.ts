import assert from "node:assert/strict";
import type { LookupFunction } from "node:net";
import {
  createHttp1Pool,
  endpointOf,
  type Http1Pool,
} from "../../../../adapters/upstream/http1/pool.ts";
import type { Http1Request } from "../../../../adapters/upstream/http1/request_message.ts";
import { createGuardedLookup } from "../../../../adapters/network/guarded_lookup.ts";
import { until, within } from "../../../support/waiting.ts";
import { toBytes } from "../../../routes/gateway/wire.ts";
import { type Peer, startPeers } from "./upstream_peer.ts";

// Finds timers that are not cleared.
Deno.test.sanitizer({ ops: true });

const OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";

/** Longer than any test takes. */
const PATIENT = { connect: 60_000, answer: 60_000, idle: 60_000 };

/**
 * Milliseconds of a tick, of a limit that is to be reached, and of one that is not to be reached
 * although more time passes.
 */
const TICK = 5;
const SHORT = 20;
const AMPLE = 500;

function startPool(
  origin: string,
  { limits = {}, lookup = createGuardedLookup(() => false), tick = TICK, ...further }: {
    limits?: Partial<typeof PATIENT>;
    lookup?: LookupFunction;
    tick?: number;
    quiet?: number;
    most?: number;
    now?(): number;
  } = {},
): Http1Pool & Disposable {
  const pool = createHttp1Pool({
    origin,
    tls: {},
    lookup,
    limits: { ...PATIENT, ...limits },
    tick,
    ...further,
  });
  return { ...pool, [Symbol.dispose]: pool.destroy };
}

/** An exchange, and its events. */
function ask(
  pool: Http1Pool,
  { person = "person-1", ...request }: Partial<Http1Request> & { person?: string } = {},
  onData: () => void = () => {},
) {
  const over = Promise.withResolvers<void>();
  const answered = Promise.withResolvers<void>();
  const told = { status: 0, body: "", ends: 0, errors: [] as unknown[] };
  const control = pool.exchange(
    { method: "GET", target: "/", headers: [["host", "a.example"]], body: null, ...request },
    {
      onHead(status) {
        told.status = status;
        answered.resolve();
      },
      onData(bytes) {
        told.body += bytes.toString("latin1");
        onData();
      },
      onEnd() {
        told.ends++;
        over.resolve();
      },
      onError(error) {
        told.errors.push(error);
        over.resolve();
      },
    },
    person,
  );
  return { told, control, over: over.promise, answered: answered.promise };
}

/** The answer's body, or the error's code. */
async function outcome({ told, over }: ReturnType<typeof ask>): Promise<string> {
  await within(over, "the exchange to end");
  assert.equal(told.ends + told.errors.length, 1, "one end");
  return told.errors.length ? String((told.errors[0] as { code?: string }).code) : told.body;
}

async function* pieces(...texts: string[]): AsyncGenerator<Uint8Array> {
  for (const text of texts) yield toBytes(text);
}

async function* endless(): AsyncGenerator<Uint8Array> {
  while (true) yield new Uint8Array(65_536);
}

const answer = (text: string) => async (peer: Peer) => {
  await peer.take();
  await peer.write(text);
  await peer.left();
};

Deno.test("endpointOf finds where an origin's server listens", () => {
  const cases: [string, string, number, boolean][] = [
    ["http://a.example", "a.example", 80, false],
    ["https://a.example", "a.example", 443, true],
    ["https://a.example:8443", "a.example", 8443, true],
    ["http://[::1]:81", "::1", 81, false],
  ];
  for (const [origin, host, port, isSecure] of cases) {
    assert.deepEqual(endpointOf(origin), { host, port, isSecure }, origin);
  }
});

Deno.test("pool reuses a connection, for one exchange at a time", async () => {
  const two = Promise.withResolvers<void>();
  await using server = startPeers(async (peer) => {
    for (let round = 0; round < 3; round++) {
      await peer.take();
      await peer.write(OK);
    }
    await peer.take();
    await two.promise;
    await peer.write(OK);
    await peer.left();
  }, answer(OK));
  using pool = startPool(server.origin);
  for (let round = 0; round < 3; round++) assert.equal(await outcome(ask(pool)), "ok");
  assert.equal(server.connections, 1);
  const slow = ask(pool);
  assert.equal(await outcome(ask(pool)), "ok");
  assert.equal(server.connections, 2);
  two.resolve();
  assert.equal(await outcome(slow), "ok");
});

Deno.test("pool does not reuse a connection whose next bytes could be another answer's", async (t) => {
  const evil = "HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nevil";
  const cases: Record<string, [string, Partial<Http1Request>, string]> = {
    "two answers": [OK + evil, {}, "ok"],
    "a line end behind the answer": [`${OK}\r\n`, {}, "ok"],
    "a body behind a 204": [`HTTP/1.1 204 None\r\n\r\n${evil}`, {}, ""],
    "a body announced by a 304": ["HTTP/1.1 304 Same\r\nContent-Length: 9\r\n\r\n", {}, ""],
    "a HEAD": ["HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n", { method: "HEAD" }, ""],
    "Connection: close": [OK.replace("\r\n", "\r\nConnection: close\r\n"), {}, "ok"],
    "HTTP/1.0": [OK.replace("1.1", "1.0"), {}, "ok"],
    "malformed chunks": [
      "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nokXX",
      {},
      "MALFORMED_ANSWER",
    ],
    "an answer before the request's end": [
      OK,
      { method: "POST", body: endless(), length: 1e12 },
      "ok",
    ],
  };
  for (const [name, [text, request, wanted]] of Object.entries(cases)) {
    await t.step(name, async () => {
      await using server = startPeers(answer(text), answer(OK));
      using pool = startPool(server.origin);
      assert.equal(await outcome(ask(pool, request)), wanted);
      assert.equal(await outcome(ask(pool)), "ok");
      assert.equal(server.connections, 2);
    });
  }
});

Deno.test("pool gives no stray answer that comes in time to another person", async (t) => {
  const stray = "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nstray";
  for (const delay of [0, 1, 5, 20]) {
    await t.step(`${delay} ms`, async () => {
      await using server = startPeers(async (peer) => {
        await peer.take();
        await peer.write(OK);
        await new Promise((go) => setTimeout(go, delay));
        await peer.write(stray);
        await peer.left();
      }, answer(OK));
      // The clock stands still: the connection has never been quiet for long enough.
      using pool = startPool(server.origin, { quiet: 30, now: () => 0, tick: 60_000 });
      assert.equal(await outcome(ask(pool, { person: "a" })), "ok");
      assert.equal(await outcome(ask(pool, { person: "b" })), "ok");
      assert.equal(server.connections, 2);
    });
  }
});

Deno.test("pool gives a quiet connection to another person, and makes room for a new one", async () => {
  let time = 0;
  await using server = startPeers(
    async (peer) => {
      for (let round = 0; round < 2; round++) {
        await peer.take();
        await peer.write(OK);
      }
      await peer.left();
    },
    answer(OK),
  );
  const settings = { quiet: 30, now: () => time, tick: 60_000, most: 1 };
  using pool = startPool(server.origin, settings);
  assert.equal(await outcome(ask(pool, { person: "a" })), "ok");
  time = 30;
  assert.equal(await outcome(ask(pool, { person: "b" })), "ok");
  assert.equal(server.connections, 1);
  // Not quiet yet, and no more than one may be open: the first one is closed.
  assert.equal(await outcome(ask(pool, { person: "c" })), "ok");
  assert.equal(server.connections, 2);
});

Deno.test("pool lets 30 ms pass by default before another person gets a connection", async () => {
  for (const [passed, connections] of [[29, 2], [30, 1]]) {
    let time = 0;
    const serve = async (peer: Peer) => {
      for (let round = 0; round < 3 - connections; round++) {
        await peer.take();
        await peer.write(OK);
      }
      await peer.left();
    };
    await using server = startPeers(serve, serve);
    using pool = startPool(server.origin, { now: () => time, tick: 60_000 });
    assert.equal(await outcome(ask(pool, { person: "a" })), "ok");
    time = passed;
    assert.equal(await outcome(ask(pool, { person: "b" })), "ok");
    assert.equal(server.connections, connections, `${passed} ms`);
  }
});

Deno.test("pool drops an idle connection on unrequested bytes, and on its end", async (t) => {
  /** With a tick of a minute, no connection becomes too old within the test. */
  const events: [string, (peer: Peer) => Promise<void>, { tick: number }][] = [
    [
      "bytes",
      (peer) => peer.write("HTTP/1.1 408 Late\r\nContent-Length: 0\r\n\r\n"),
      { tick: 60_000 },
    ],
    ["half-closed", (peer) => peer.closeWrite(), { tick: 60_000 }],
    ["nothing for long", () => Promise.resolve(), { tick: TICK }],
  ];
  for (const [name, event, ticking] of events) {
    await t.step(name, async () => {
      const isOver = Promise.withResolvers<void>();
      const isLeft = Promise.withResolvers<void>();
      await using server = startPeers(async (peer) => {
        await peer.take();
        await peer.write(OK);
        await isOver.promise;
        await event(peer);
        await peer.left();
        isLeft.resolve();
      }, answer(OK));
      using pool = startPool(server.origin, ticking);
      assert.equal(await outcome(ask(pool)), "ok");
      isOver.resolve();
      await within(isLeft.promise, "the pool to leave the connection", 3000);
      assert.equal(await outcome(ask(pool)), "ok");
      assert.equal(server.connections, 2);
    });
  }
});

Deno.test("pool writes requests unchanged, and frames them itself", async () => {
  const cases: [Partial<Http1Request>, string, string][] = [
    [{ target: "/a?b=c" }, "GET /a?b=c HTTP/1.1\r\nhost: a.example\r\n\r\n", ""],
    [{ headers: [["X-A", "b\xe9\t"]] }, "GET / HTTP/1.1\r\nX-A: b\xe9\t\r\n\r\n", ""],
    [{ method: "POST", headers: [] }, "POST / HTTP/1.1\r\ncontent-length: 0\r\n\r\n", ""],
    [{ method: "DELETE", headers: [] }, "DELETE / HTTP/1.1\r\n\r\n", ""],
    [
      { method: "PUT", headers: [], body: pieces("abc", "", "de"), length: 5 },
      "PUT / HTTP/1.1\r\ncontent-length: 5\r\n\r\n",
      "abcde",
    ],
    [
      { method: "PUT", headers: [], body: pieces("a".repeat(26), "", "\r\n0\r\n\r\n", "de") },
      "PUT / HTTP/1.1\r\ntransfer-encoding: chunked\r\n\r\n",
      `1a\r\n${"a".repeat(26)}\r\n7\r\n\r\n0\r\n\r\n\r\n2\r\nde\r\n0\r\n\r\n`,
    ],
    [
      { method: "PUT", headers: [], body: pieces() },
      "PUT / HTTP/1.1\r\ntransfer-encoding: chunked\r\n\r\n",
      "0\r\n\r\n",
    ],
  ];
  await using server = startPeers(async (peer) => {
    for (const [, head, body] of cases) {
      assert.equal(await peer.take(head + body), head + body);
      await peer.write(OK);
    }
    await peer.left();
  });
  using pool = startPool(server.origin);
  for (const [request] of cases) assert.equal(await outcome(ask(pool, request)), "ok");
  assert.equal(server.connections, 1);
});

Deno.test("pool refuses requests that would become two, before it connects", async () => {
  await using server = startPeers();
  using pool = startPool(server.origin);
  const requests: Partial<Http1Request>[] = [
    { method: "GET / HTTP/1.1\r\nX:" },
    { method: "GET " },
    { method: "" },
    { target: "/ HTTP/1.1\r\nX: y\r\n\r\nGET /" },
    { target: "/a b" },
    { target: "/a\tb" },
    { target: "/a\0" },
    { target: "/\x7f" },
    { target: "/\u{10d}" },
    { target: "" },
    { target: "*" },
    { target: "http://b.example/" },
    { headers: [["x", "a\r\nX: y"]] },
    { headers: [["x", "a\nX: y"]] },
    { headers: [["x", "a\r"]] },
    { headers: [["x", "a\0"]] },
    // As Latin-1 its last byte would be a line feed.
    { headers: [["x", "\u{10a}"]] },
    { headers: [["x: a\r\ny", "a"]] },
    { headers: [["x ", "a"]] },
    { headers: [["", "a"]] },
    { headers: [["Content-Length", "5"]] },
    { headers: [["Transfer-Encoding", "chunked"]] },
  ];
  for (const request of requests) {
    const name = JSON.stringify(request);
    assert.throws(() => ask(pool, request), { code: "MALFORMED_REQUEST" }, name);
  }
  assert.equal(server.connections, 0);
});

Deno.test("pool sends no more of a body than was announced, and treats less as an error", async () => {
  const rests: string[] = [];
  const record = async (peer: Peer) => {
    await peer.left();
    rests.push(peer.received.split("\r\n\r\n")[1]);
  };
  await using server = startPeers(record, record, record);
  using pool = startPool(server.origin);
  const failing = async function* () {
    yield toBytes("ab");
    throw Object.assign(new Error("Broken"), { code: "BROKEN" });
  };
  const cases: [AsyncIterable<Uint8Array>, string, string][] = [
    [pieces("ab", "cdEVIL"), "MALFORMED_REQUEST", "ab"],
    [pieces("ab", "c"), "MALFORMED_REQUEST", "abc"],
    [failing(), "BROKEN", "ab"],
  ];
  for (const [body, code, sent] of cases) {
    const asked = ask(pool, { method: "PUT", body, length: 4 });
    assert.equal(await outcome(asked), code);
    await until(() => rests.length > 0);
    assert.equal(rests.pop(), sent);
  }
});

Deno.test("pool reports which of its time limits has passed", async (t) => {
  const silent = (peer: Peer) => peer.left();
  const deaf = () => stopped.promise;
  const half = answer("HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nok");
  const stopped = Promise.withResolvers<void>();
  const upload = { method: "PUT", body: endless() };
  const cases: [string, (peer: Peer) => Promise<void>, Partial<Http1Request>, string][] = [
    ["answer", silent, {}, "ANSWER_TIMEOUT"],
    ["answer", silent, { method: "PUT", body: pieces("a") }, "ANSWER_TIMEOUT"],
    ["answer", answer("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 2"), {}, "ANSWER_TIMEOUT"],
    ["idle", half, {}, "IDLE_TIMEOUT"],
    // The last one, which only the limit ends.
    ["idle", deaf, upload, "IDLE_TIMEOUT"],
  ];
  for (const [limit, serve, request, code] of cases) {
    await t.step(`${limit}: ${code} of ${request.method ?? "GET"}`, async () => {
      await using server = startPeers(serve);
      using pool = startPool(server.origin, { limits: { [limit]: SHORT } });
      assert.equal(await outcome(ask(pool, request)), code);
      if (serve === deaf) stopped.resolve();
    });
  }
  await t.step("connect", async () => {
    using pool = startPool("http://a.example", { limits: { connect: SHORT }, lookup: () => {} });
    assert.equal(await outcome(ask(pool)), "CONNECT_TIMEOUT");
  });
});

Deno.test("pool gives the sender of a body time, once it is connected and the upstream has caught up", async (t) => {
  // With the second size, the upstream is waited for before the sender.
  for (const size of [1, 6 * 1024 * 1024]) {
    await t.step(`${size} bytes first`, async () => {
      const connected = Promise.withResolvers<void>();
      await using server = startPeers(async (peer) => {
        await peer.take(`${size.toString(16)}\r\n`);
        connected.resolve();
        await peer.take("0\r\n\r\n");
        await peer.write(OK);
        await peer.left();
      });
      const limits = { connect: AMPLE, answer: AMPLE, idle: AMPLE };
      using pool = startPool(server.origin, { limits });
      const slow = async function* () {
        yield new Uint8Array(size);
        await connected.promise;
        // Several times as long as any of the limits.
        await new Promise((go) => setTimeout(go, 3 * AMPLE));
        yield toBytes("b");
      };
      assert.equal(await outcome(ask(pool, { method: "PUT", body: slow() })), "ok");
    });
  }
});

Deno.test("pool releases a body when the upstream closes while it is waited for", async () => {
  const isLeft = Promise.withResolvers<void>();
  const hangUp = Promise.withResolvers<void>();
  await using server = startPeers(() => hangUp.promise);
  using pool = startPool(server.origin);
  const body = async function* () {
    try {
      setTimeout(hangUp.resolve, 50);
      while (true) yield new Uint8Array(65_536);
    } finally {
      isLeft.resolve();
    }
  };
  assert.equal(await outcome(ask(pool, { method: "PUT", body: body() })), "CONNECTION_CLOSED");
  await within(isLeft.promise, "the body to be let go", 3000);
});

Deno.test("pool pauses the upstream while the answer is not read, without a time limit, and loses nothing", async () => {
  const size = 8 * 1024 * 1024;
  let isWritten = false;
  for (const framing of [`Content-Length: ${size}`, "X: until the end"]) {
    isWritten = false;
    await using server = startPeers(async (peer) => {
      await peer.take();
      await peer.write(`HTTP/1.1 200 OK\r\n${framing}\r\n\r\n${"a".repeat(size)}`);
      isWritten = true;
    });
    using pool = startPool(server.origin, { limits: { idle: AMPLE } });
    const paused = Promise.withResolvers<void>();
    const asked = ask(pool, {}, () => {
      if (isWritten || asked.told.body.length > 65_536 * 2) return;
      asked.control.pause();
      paused.resolve();
    });
    await within(paused.promise, "the pause");
    await new Promise((go) => setTimeout(go, 3 * AMPLE));
    assert.ok(!isWritten && asked.told.body.length < size / 2);
    asked.control.resume();
    const timer = setInterval(asked.control.resume, 1);
    assert.equal((await outcome(asked)).length, size);
    clearInterval(timer);
  }
});

Deno.test("pool counts an answer's silence again once its reader continues", async () => {
  await using server = startPeers(answer("HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nok"));
  using pool = startPool(server.origin, { limits: { idle: SHORT } });
  const asked = ask(pool, {}, () => asked.control.pause());
  await asked.answered;
  await new Promise((go) => setTimeout(go, 3 * SHORT));
  assert.deepEqual(asked.told.errors, [], "while the body is not read");
  asked.control.resume();
  assert.equal(await outcome(asked), "IDLE_TIMEOUT");
});

Deno.test("pool prefers the most recently used connection", async () => {
  const releases = [1, 2].map(() => Promise.withResolvers<void>());
  const named = (name: string) => `HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\n${name}`;
  const peers = releases.map(({ promise }, index) => async (peer: Peer) => {
    await peer.take();
    await promise;
    await peer.write(named(String(index)));
    if (index === 1) {
      await peer.take();
      await peer.write(named("1"));
    }
    await peer.left();
  });
  await using server = startPeers(...peers);
  using pool = startPool(server.origin, { tick: 60_000 });
  const first = ask(pool);
  await until(() => server.connections === 1);
  const second = ask(pool);
  await until(() => server.connections === 2);
  for (const [index, asked] of [first, second].entries()) {
    releases[index].resolve();
    assert.equal(await outcome(asked), String(index));
  }
  assert.equal(await outcome(ask(pool)), "1");
});

Deno.test("pool counts time again after an idle moment", async () => {
  const closing = OK.replace("\r\n", "\r\nConnection: close\r\n");
  await using server = startPeers(answer(closing), (peer) => peer.left());
  using pool = startPool(server.origin, { limits: { answer: SHORT } });
  assert.equal(await outcome(ask(pool)), "ok");
  assert.equal(await outcome(ask(pool)), "ANSWER_TIMEOUT");
});

Deno.test("pool reports an end that came while it was paused", async () => {
  await using server = startPeers(async (peer) => {
    await peer.take();
    await peer.write("HTTP/1.1 200 OK\r\n\r\nfirst");
    await isPaused.promise;
    await peer.write(" and last");
    peer.close();
    isClosed.resolve();
  });
  const isClosed = Promise.withResolvers<void>();
  const isPaused = Promise.withResolvers<void>();
  using pool = startPool(server.origin);
  const asked = ask(pool, {}, () => {
    if (asked.told.body === "first") asked.control.pause();
    isPaused.resolve();
  });
  await within(Promise.all([isPaused.promise, isClosed.promise]), "pause and close");
  assert.deepEqual([asked.told.body, asked.told.ends], ["first", 0]);
  asked.control.resume();
  assert.equal(await outcome(asked), "first and last");
});

Deno.test("pool reuses a connection that was paused at its answer's end", async () => {
  await using server = startPeers(async (peer) => {
    for (let round = 0; round < 2; round++) {
      await peer.take();
      await peer.write(OK);
    }
    await peer.left();
  });
  using pool = startPool(server.origin);
  const asked = ask(pool, {}, () => asked.control.pause());
  assert.equal(await outcome(asked), "ok");
  assert.equal(await outcome(ask(pool)), "ok");
  assert.equal(server.connections, 1);
});

Deno.test("pool aborts an exchange in each of its states, exactly once", async (t) => {
  const reason = Object.assign(new Error("Gone"), { code: "GONE" });
  const upload = { method: "PUT", body: endless() };
  const cases: [string, (peer: Peer) => Promise<void>, Partial<Http1Request>][] = [
    ["before the answer", (peer) => peer.left(), {}],
    ["while the body is sent", (peer) => peer.left(), upload],
    ["in the answer", answer("HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nok"), {}],
  ];
  for (const [name, serve, request] of cases) {
    await t.step(name, async () => {
      const arrived = Promise.withResolvers<void>();
      // Ends when the connection does.
      await using server = startPeers(async (peer) => {
        arrived.resolve();
        await serve(peer);
      });
      using pool = startPool(server.origin);
      const asked = ask(pool, request);
      await within(name === "in the answer" ? asked.answered : arrived.promise, name);
      asked.control.abort(reason);
      asked.control.abort(new Error("again"));
      asked.control.pause();
      asked.control.resume();
      assert.equal(await outcome(asked), "GONE");
    });
  }
  await t.step("while it connects", async () => {
    using pool = startPool("http://a.example", { lookup: () => {} });
    const asked = ask(pool);
    asked.control.abort(reason);
    assert.equal(await outcome(asked), "GONE");
  });
  await t.step("when it is over: nothing", async () => {
    await using server = startPeers(async (peer) => {
      await peer.take();
      await peer.write(OK);
      await answer(OK)(peer);
    });
    using pool = startPool(server.origin);
    const asked = ask(pool);
    assert.equal(await outcome(asked), "ok");
    const next = ask(pool);
    asked.control.abort(reason);
    asked.control.pause();
    assert.equal(await outcome(next), "ok");
    assert.equal(server.connections, 1);
  });
});

Deno.test("pool reports whether a failed request may have arrived", async (t) => {
  const cases: [string, (peer: Peer) => Promise<void>][] = [
    ["before the answer", async (peer) => void await peer.take()],
    ["half-closed before the answer", async (peer) => {
      await peer.take();
      await peer.closeWrite();
      await peer.left();
    }],
    ["in the head", async (peer) => {
      await peer.take();
      await peer.write("HTTP/1.1 200 OK\r\nContent-");
    }],
    ["in the body", async (peer) => {
      await peer.take();
      await peer.write("HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nok");
    }],
    // Closing with unread bytes resets the connection.
    ["reset", async (peer) => {
      await peer.write("HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nok");
    }],
  ];
  for (const [name, serve] of cases) {
    await t.step(name, async () => {
      await using server = startPeers(serve);
      using pool = startPool(server.origin);
      const request = name === "reset" ? { method: "PUT", body: endless() } : {};
      assert.equal(await outcome(ask(pool, request)), "CONNECTION_CLOSED");
    });
  }
  await t.step("not connected", async () => {
    const listener = Deno.listen({ hostname: "127.0.0.1", port: 0 });
    const { port } = listener.addr;
    listener.close();
    let isRead = false;
    const body = async function* () {
      isRead = true;
      yield new Uint8Array(1);
    };
    using pool = startPool(`http://127.0.0.1:${port}`);
    const asked = ask(pool, { method: "PUT", body: body() });
    assert.equal(await outcome(asked), "CONNECT_FAILED");
    // The body can be sent to another endpoint.
    assert.equal(isRead, false);
  });
});

Deno.test("pool closes idle connections at once and waits for exchanges under way", async () => {
  const mayAnswer = Promise.withResolvers<void>();
  await using server = startPeers(answer(OK), async (peer) => {
    await peer.take();
    await mayAnswer.promise;
    await answer(OK)({ ...peer, take: () => Promise.resolve("") });
  });
  // With a tick of a minute, idleness closes nothing within the test.
  using pool = startPool(server.origin, { tick: 60_000 });
  const first = ask(pool);
  const slow = ask(pool);
  assert.equal(await outcome(first), "ok");
  let isClosed = false;
  const closing = pool.close().then(() => isClosed = true);
  assert.throws(() => ask(pool), { code: "DESTROYED" });
  await new Promise((go) => setTimeout(go, TICK));
  assert.equal(isClosed, false);
  mayAnswer.resolve();
  assert.equal(await outcome(slow), "ok");
  await within(closing, "the pool to close");
});

Deno.test("pool aborts exchanges under way when it is destroyed, also while connecting", async () => {
  await using server = startPeers((peer) => peer.left());
  const pool = startPool(server.origin);
  const asked = ask(pool);
  await until(() => server.connections === 1);
  const closing = pool.close();
  pool.destroy();
  assert.equal(await outcome(asked), "DESTROYED");
  await within(closing, "the pool to close");
  const connecting = startPool("http://a.example", { lookup: () => {} });
  const never = ask(connecting);
  connecting.destroy();
  assert.equal(await outcome(never), "DESTROYED");
});
