import assert from "node:assert/strict";
import { COOKIE, HOST, signedIn, startGateway } from "./harness.ts";
import { exchange, startRecordingUpstream, valuesOf } from "./wire.ts";

const SMUGGLED = `GET /smuggled HTTP/1.1\r\nHost: ${HOST}\r\nCookie: ${COOKIE}\r\n\r\n`;

function message(requestLine: string, headers: string[], body: string): string {
  return [requestLine, `Host: ${HOST}`, `Cookie: ${COOKIE}`, ...headers, "", body].join("\r\n");
}

const REFUSED: Record<string, string> = {
  "Content-Length and Transfer-Encoding": message("POST / HTTP/1.1", [
    "Content-Length: 5",
    "Transfer-Encoding: chunked",
  ], "0\r\n\r\n" + SMUGGLED),
  "Transfer-Encoding and Content-Length": message("POST / HTTP/1.1", [
    "Transfer-Encoding: chunked",
    "Content-Length: 5",
  ], "0\r\n\r\n" + SMUGGLED),
  "two lengths": message(
    "POST / HTTP/1.1",
    ["Content-Length: 5", "Content-Length: 6"],
    "hello" + SMUGGLED,
  ),
  "two equal lengths": message(
    "POST / HTTP/1.1",
    ["Content-Length: 5", "Content-Length: 5"],
    "hello" + SMUGGLED,
  ),
  "signed length": message("POST / HTTP/1.1", ["Content-Length: +5"], "hello" + SMUGGLED),
  "gzip, chunked": message(
    "POST / HTTP/1.1",
    ["Transfer-Encoding: gzip, chunked"],
    "0\r\n\r\n" + SMUGGLED,
  ),
  "chunked twice": message("POST / HTTP/1.1", [
    "Transfer-Encoding: chunked",
    "Transfer-Encoding: chunked",
  ], "0\r\n\r\n" + SMUGGLED),
  "identity": message("POST / HTTP/1.1", ["Transfer-Encoding: identity"], SMUGGLED),
  "chunked with a vertical tab": message(
    "POST / HTTP/1.1",
    ["Transfer-Encoding: \x0bchunked"],
    "0\r\n\r\n" + SMUGGLED,
  ),
  "space before the colon": message(
    "POST / HTTP/1.1",
    ["Transfer-Encoding : chunked"],
    "0\r\n\r\n" + SMUGGLED,
  ),
  "chunked in HTTP/1.0": message(
    "POST / HTTP/1.0",
    ["Transfer-Encoding: chunked"],
    "0\r\n\r\n" + SMUGGLED,
  ),
  "body of a GET": message("GET / HTTP/1.1", [`Content-Length: ${SMUGGLED.length}`], SMUGGLED),
  "chunked body of a GET": message(
    "GET / HTTP/1.1",
    ["Transfer-Encoding: chunked"],
    "0\r\n\r\n" + SMUGGLED,
  ),
  "folded header": message("GET / HTTP/1.1", ["X-A: b", " X-Identity-Level: 3"], SMUGGLED),
  "NUL in a header": message("GET / HTTP/1.1", ["X-A: b\0c"], SMUGGLED),
  "bare CR in a header": message("GET / HTTP/1.1", ["X-A: b\rX-Identity-Level: 3"], SMUGGLED),
  "lower-case method": message("post / HTTP/1.1", ["Content-Length: 5"], "hello" + SMUGGLED),
};

Deno.test("gateway refuses ambiguous messages and closes before the bytes that follow", async (t) => {
  await using upstream = startRecordingUpstream();
  await using gateway = await startGateway({ upstream: upstream.origin });
  for (const [name, bytes] of Object.entries(REFUSED)) {
    await t.step(name, async () => {
      const { status, closed } = await exchange(gateway.port, bytes);
      assert.equal(status, 400);
      assert.ok(closed, "connection stays open");
    });
  }
  assert.deepEqual(upstream.received, []);
});

Deno.test("gateway refuses 70 KB of headers", async () => {
  await using upstream = startRecordingUpstream();
  await using gateway = await startGateway({ upstream: upstream.origin });
  const headers = Array.from({ length: 70 }, (_, index) => `X-${index}: ${"a".repeat(1000)}`);
  const { status, closed } = await exchange(gateway.port, message("GET / HTTP/1.1", headers, ""));
  assert.ok(status === 400 || status === 431, String(status));
  assert.ok(closed);
  assert.deepEqual(upstream.received, []);
});

Deno.test("gateway passes no malformed chunk on", async () => {
  await using upstream = startRecordingUpstream();
  await using gateway = await startGateway({ upstream: upstream.origin });
  for (
    const chunks of [
      "ZZ\r\nhello\r\n0\r\n\r\n",
      "5\r\nhelloX\r\n0\r\n\r\n",
      "-1\r\n\r\n",
      "ffffffffffffffffff\r\n",
    ]
  ) {
    const request = message("POST / HTTP/1.1", ["Transfer-Encoding: chunked"], chunks + SMUGGLED);
    const { status, closed } = await exchange(gateway.port, request);
    assert.ok(closed, chunks);
    assert.notEqual(status, 200);
  }
  assert.ok(!upstream.received.join("").includes("smuggled"));
});

Deno.test("gateway reframes a forwarded body, so that a bare line feed cannot split it", async () => {
  await using upstream = startRecordingUpstream();
  await using gateway = await startGateway({ upstream: upstream.origin });
  const request =
    `POST /x HTTP/1.1\nHost: ${HOST}\nCookie: ${COOKIE}\nConnection: close\nContent-Length: ${SMUGGLED.length}\n\n${SMUGGLED}`;
  assert.equal((await exchange(gateway.port, request)).status, 200);
  assert.equal(upstream.received.length, 1);
  const [head, ...body] = upstream.received[0].split("\r\n\r\n");
  assert.ok(!/[^\r]\n/.test(head));
  assert.deepEqual(valuesOf(head, "content-length"), [String(SMUGGLED.length)]);
  assert.equal(body.join("\r\n\r\n"), SMUGGLED);
});

Deno.test("gateway drops trailers and chunk extensions of a chunked body", async () => {
  await using upstream = startRecordingUpstream();
  await using gateway = await startGateway({ upstream: upstream.origin });
  const request = signedIn("POST /x HTTP/1.1", [
    "Transfer-Encoding: chunked",
    "Trailer: X-Identity-Level",
  ], "5;a=b\r\nhello\r\n0\r\nX-Identity-Level: 3\r\n\r\n");
  assert.equal((await exchange(gateway.port, request)).status, 200);
  const [head, ...body] = upstream.received[0].split("\r\n\r\n");
  assert.deepEqual(valuesOf(head, "transfer-encoding"), ["chunked"]);
  assert.deepEqual(valuesOf(head, "content-length"), []);
  assert.equal(body.join("\r\n\r\n").trim(), "5\r\nhello\r\n0");
  assert.ok(!upstream.received[0].includes("Level: 3"));
});
