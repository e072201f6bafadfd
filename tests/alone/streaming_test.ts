import assert from "node:assert/strict";
import { HOST, signedIn, startGateway } from "../routes/gateway/harness.ts";
import { exchange, toBytes } from "../routes/gateway/wire.ts";
import { within } from "../support/waiting.ts";

const MEGABYTE = 1024 * 1024;
const SIZE = 600 * MEGABYTE;
/**
 * Allowed growth of the process (upstream, gateway and client in one). Measured: 112 to 179 MB for
 * 100 MB as for 600 MB, depending on garbage collection; a buffered body would add its full size.
 */
const ALLOWED_GROWTH = 256 * MEGABYTE;

/** Every byte differs from its neighbours, so that a lost or repeated piece is noticed. */
const block = Uint8Array.from(
  { length: MEGABYTE },
  (_, index) => (index * 31 + (index >> 8)) & 255,
);

/** Milliseconds for hundreds of megabytes on a busy machine. */
const PATIENCE = 120_000;

/** Samples the process's memory while `work` runs. Returns the growth in bytes. */
async function growthDuring(work: () => Promise<void>): Promise<number> {
  const start = Deno.memoryUsage().rss;
  let peak = start;
  const timer = setInterval(() => peak = Math.max(peak, Deno.memoryUsage().rss), 10);
  await within(work(), "all the bytes", PATIENCE).finally(() => clearInterval(timer));
  return peak - start;
}

/** An upstream whose one connection is handled by `serve`. */
function startRawUpstream(serve: (socket: Deno.TcpConn) => Promise<void>) {
  const listener = Deno.listen({ hostname: "127.0.0.1", port: 0 });
  const served = (async () => {
    using socket = await listener.accept();
    await serve(socket);
  })();
  return {
    origin: `http://127.0.0.1:${listener.addr.port}`,
    served: () => within(served, "the upstream to end", PATIENCE),
    [Symbol.dispose]: () => listener.close(),
  };
}

async function writeAll(socket: Deno.TcpConn, bytes: Uint8Array) {
  for (let offset = 0; offset < bytes.length;) {
    offset += await socket.write(bytes.subarray(offset));
  }
}

/** Reads until the blank line; returns how many bytes of body came with the head. */
async function readHead(socket: Deno.TcpConn): Promise<{ head: string; rest: Uint8Array }> {
  const buffer = new Uint8Array(65_536);
  let bytes = new Uint8Array();
  while (true) {
    const count = await socket.read(buffer);
    assert.ok(count);
    bytes = new Uint8Array([...bytes, ...buffer.subarray(0, count)]);
    const text = new TextDecoder("latin1").decode(bytes);
    const end = text.indexOf("\r\n\r\n");
    if (end >= 0) return { head: text.slice(0, end), rest: bytes.subarray(end + 4) };
  }
}

/** Counts the bytes of a repeated `block`, checking each one. */
async function consume(socket: Deno.TcpConn, first: Uint8Array, total: number): Promise<number> {
  let seen = 0;
  const check = (chunk: Uint8Array) => {
    for (let index = 0; index < chunk.length; index += 997) {
      assert.equal(chunk[index], block[(seen + index) % MEGABYTE]);
    }
    seen += chunk.length;
  };
  check(first);
  const buffer = new Uint8Array(256 * 1024);
  while (seen < total) {
    const count = await socket.read(buffer);
    if (count === null) break;
    check(buffer.subarray(0, count));
  }
  return seen;
}

Deno.test("gateway streams 600 MB down to a slow reader at flat memory", async () => {
  using upstream = startRawUpstream(async (socket) => {
    await readHead(socket);
    await writeAll(
      socket,
      toBytes(`HTTP/1.1 200 OK\r\nContent-Type: video/mp4\r\nContent-Length: ${SIZE}\r\n\r\n`),
    );
    for (let sent = 0; sent < SIZE; sent += MEGABYTE) await writeAll(socket, block);
  });
  await using gateway = await startGateway({ upstream: upstream.origin });
  const growth = await growthDuring(async () => {
    using socket = await Deno.connect({ hostname: "127.0.0.1", port: gateway.port });
    await writeAll(socket, toBytes(signedIn("GET /film HTTP/1.1")));
    const { head, rest } = await readHead(socket);
    assert.match(head, new RegExp(`content-length: ${SIZE}`, "i"));
    // Nothing is read for a while: the pieces must wait at the upstream.
    await new Promise((go) => setTimeout(go, 300));
    assert.equal(await consume(socket, rest, SIZE), SIZE);
  });
  await upstream.served();
  assert.ok(growth < ALLOWED_GROWTH, `grew by ${Math.round(growth / MEGABYTE)} MB`);
});

Deno.test("gateway streams 600 MB up to a slow reader at flat memory", async () => {
  let received = 0;
  let head = "";
  using upstream = startRawUpstream(async (socket) => {
    const start = await readHead(socket);
    head = start.head;
    await new Promise((go) => setTimeout(go, 300));
    received = await consume(socket, start.rest, SIZE);
    await writeAll(socket, toBytes("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"));
  });
  await using gateway = await startGateway({
    upstream: upstream.origin,
    limits: { answer: 60, body: SIZE },
  });
  const growth = await growthDuring(async () => {
    using socket = await Deno.connect({ hostname: "127.0.0.1", port: gateway.port });
    await writeAll(socket, toBytes(signedIn("PUT /film HTTP/1.1", [`Content-Length: ${SIZE}`])));
    for (let sent = 0; sent < SIZE; sent += MEGABYTE) await writeAll(socket, block);
    assert.match((await readHead(socket)).head, / 200 /);
  });
  await upstream.served();
  assert.equal(received, SIZE);
  assert.match(head, new RegExp(`content-length: ${SIZE}`));
  assert.ok(growth < ALLOWED_GROWTH, `grew by ${Math.round(growth / MEGABYTE)} MB`);
});

Deno.test("gateway passes each piece of an open-ended response at once, and ends it when its reader leaves", async () => {
  const proceed = Promise.withResolvers<void>();
  const left = Promise.withResolvers<void>();
  using upstream = startRawUpstream(async (socket) => {
    await readHead(socket);
    await writeAll(
      socket,
      toBytes(
        "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nCache-Control: no-transform\r\nTransfer-Encoding: chunked\r\n\r\n9\r\ndata: 1\n\n\r\n",
      ),
    );
    await proceed.promise;
    await writeAll(socket, toBytes("9\r\ndata: 2\n\n\r\n"));
    assert.equal(await socket.read(new Uint8Array(1)).catch(() => null), null);
    left.resolve();
  });
  await using gateway = await startGateway({ upstream: upstream.origin });
  const socket = await Deno.connect({ hostname: "127.0.0.1", port: gateway.port });
  await writeAll(socket, toBytes(signedIn("GET /events HTTP/1.1", ["Accept: text/event-stream"])));
  let text = "";
  const buffer = new Uint8Array(1024);
  const readUntil = async (wanted: string) => {
    while (!text.includes(wanted)) {
      text += new TextDecoder().decode(
        buffer.subarray(0, await socket.read(buffer) ?? assert.fail()),
      );
    }
  };
  await within(readUntil("data: 1"), "the first piece");
  proceed.resolve();
  await within(readUntil("data: 2"), "the second piece");
  socket.close();
  await within(left.promise, "the upstream to be left");
  await upstream.served();
});

Deno.test("gateway ends the exchange when the client leaves before or within the response", async () => {
  for (
    const request of [
      signedIn("GET /slow HTTP/1.1"),
      signedIn("POST /slow HTTP/1.1", ["Content-Length: 100"], "half"),
    ]
  ) {
    const arrived = Promise.withResolvers<void>();
    using upstream = startRawUpstream(async (socket) => {
      await readHead(socket);
      arrived.resolve();
      const buffer = new Uint8Array(1024);
      while (await socket.read(buffer).catch(() => null) !== null);
    });
    await using gateway = await startGateway({
      upstream: upstream.origin,
      limits: { answer: 60 },
    });
    const socket = await Deno.connect({ hostname: "127.0.0.1", port: gateway.port });
    await writeAll(socket, toBytes(request));
    await within(arrived.promise, "the request at the upstream");
    socket.close();
    await upstream.served();
    // A client that leaves is not a failure.
    assert.deepEqual(gateway.errors, []);
  }
});

Deno.test("gateway answers early when the upstream does not wait for the body", async () => {
  using upstream = startRawUpstream(async (socket) => {
    await readHead(socket);
    await writeAll(socket, toBytes("HTTP/1.1 413 Too Large\r\nContent-Length: 0\r\n\r\n"));
  });
  await using gateway = await startGateway({ upstream: upstream.origin });
  const { status } = await exchange(
    gateway.port,
    signedIn("POST / HTTP/1.1", ["Content-Length: 1000000"], "start"),
    500,
  );
  assert.equal(status, 413);
});

Deno.test("gateway retries a safe request when a kept-alive connection had closed", async () => {
  const listener = Deno.listen({ hostname: "127.0.0.1", port: 0 });
  let connections = 0;
  const serving = (async () => {
    for await (const socket of listener) {
      connections++;
      await readHead(socket);
      await writeAll(socket, toBytes("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"));
      // Closes as it is reused.
      await readHead(socket).catch(() => {});
      socket.close();
    }
  })();
  {
    await using gateway = await startGateway({
      upstream: `http://127.0.0.1:${listener.addr.port}`,
    });
    for (let round = 0; round < 2; round++) {
      const { status } = await exchange(gateway.port, signedIn("GET / HTTP/1.1"));
      assert.equal(status, 200, `${HOST} ${round}`);
    }
  }
  listener.close();
  await within(serving, "the upstream to end");
  assert.equal(connections, 2);
});
