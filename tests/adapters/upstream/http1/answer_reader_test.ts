import assert from "node:assert/strict";
import { Buffer } from "node:buffer";
import { get } from "node:http";
import type { AddressInfo } from "node:net";
import { createServer } from "node:net";
import fc from "fast-check";
import { createAnswerReader } from "../../../../adapters/upstream/http1/answer_reader.ts";
import { within } from "../../../support/waiting.ts";

interface Told {
  heads: { status: number; headers: [string, string][] }[];
  body: string;
  /** Whether the connection was reusable; `null` while the answer has not ended. */
  end: boolean | null;
  error?: string;
}

/** The events for bytes in these pieces, followed by the connection's end if `ends`. */
function read(pieces: (string | Buffer)[], { method = "GET", ends = false } = {}): Told {
  const told: Told = { heads: [], body: "", end: null };
  const reader = createAnswerReader({
    onHead: ({ status, headers }) => told.heads.push({ status, headers }),
    onData: (bytes) => told.body += bytes.toString("latin1"),
    onEnd(reusable) {
      assert.equal(told.end, null, "the end comes once");
      told.end = reusable;
    },
  });
  reader.expect(method);
  try {
    for (const piece of pieces) {
      if (told.end !== null) break;
      reader.push(typeof piece === "string" ? Buffer.from(piece, "latin1") : piece);
    }
    if (ends && told.end === null) reader.finish();
  } catch (error) {
    told.error = (error as { code: string }).code;
  }
  return told;
}

const SHORT = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";

Deno.test("answer reader: a connection is reused only if nothing followed the answer", () => {
  const cases: [string, string, boolean | null][] = [
    [SHORT, "GET", true],
    [`${SHORT}\r\n`, "GET", false],
    [`${SHORT}HTTP/1.1 200 OK\r\n\r\n`, "GET", false],
    ["HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n", "GET", true],
    ["HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\nx", "GET", false],
    ["HTTP/1.1 204 None\r\n\r\n", "GET", true],
    ["HTTP/1.1 204 None\r\n\r\nx", "GET", false],
    ["HTTP/1.1 304 Same\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n", "GET", false],
    ["HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n", "HEAD", false],
    ["HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nok\r\n0\r\n\r\n", "GET", true],
    ["HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nok\r\n0\r\n\r\n0", "GET", false],
    ["HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 2\r\n\r\nok", "GET", false],
    ["HTTP/1.0 200 OK\r\nContent-Length: 2\r\n\r\nok", "GET", false],
    ["HTTP/1.1 200 OK\r\n\r\nok", "GET", null],
  ];
  for (const [bytes, method, end] of cases) {
    assert.equal(read([bytes], { method }).end, end, bytes);
    assert.equal(read([bytes], { method }).heads.length, 1, bytes);
  }
});

Deno.test("answer reader: the connection's end ends the answer only if nothing else frames it", () => {
  const ends = true;
  assert.deepEqual(read(["HTTP/1.0 200 OK\r\n\r\n", "ok"], { ends }).end, false);
  for (
    const cut of [
      "",
      "HTTP/1.1 200 OK\r\n",
      "HTTP/1.1 100 Continue\r\n\r\n",
      "HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nok",
      "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nok\r\n",
      "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nok\r\n0\r\n",
    ]
  ) {
    const told = read([cut], { ends });
    assert.deepEqual([told.end, told.error], [null, "CONNECTION_CLOSED"], cut);
  }
});

Deno.test("answer reader: skips a limited number of interim answers, and refuses a protocol change", () => {
  const interim = "HTTP/1.1 103 Early Hints\r\nLink: </a.css>\r\n\r\n";
  const { heads, body, end } = read([interim.repeat(16) + SHORT]);
  assert.deepEqual([heads.map(({ status }) => status), body, end], [[200], "ok", true]);
  const refused = [
    interim.repeat(17) + SHORT,
    "HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\n\r\n",
    // These bytes are not a body: an interim answer has none.
    `HTTP/1.1 100 Continue\r\nContent-Length: 4\r\n\r\nbody${SHORT}`,
  ];
  for (const text of refused) assert.equal(read([text]).error, "MALFORMED_ANSWER", text);
});

Deno.test("answer reader: counts interim answers for each request", () => {
  const interim = "HTTP/1.1 103 Early Hints\r\n\r\n".repeat(16);
  let ends = 0;
  const reader = createAnswerReader({ onHead() {}, onData() {}, onEnd: () => ends++ });
  for (let request = 0; request < 3; request++) {
    reader.expect("GET");
    reader.push(Buffer.from(interim + SHORT));
  }
  assert.equal(ends, 3);
});

Deno.test("answer reader: accepts a head whose lines all end in LF, and reads nothing after it", () => {
  const cases: [string, string, boolean | null][] = [
    ["HTTP/1.0 200 OK\nX: y\n\nok", "ok", false],
    ["HTTP/1.1 200 OK\nContent-Length: 2\n\nok", "ok", false],
    ["HTTP/1.1 200 OK\nContent-Length: 6\n\n\r\n\r\nok", "\r\n\r\nok", false],
    ["HTTP/1.1 200 OK\nTransfer-Encoding: chunked\n\n2\r\nok\r\n0\r\n\r\n", "ok", false],
    [`HTTP/1.1 100 Continue\n\n${SHORT}`, "ok", true],
  ];
  for (const [text, body, end] of cases) {
    for (const pieces of [[text], [...text]]) {
      const told = read(pieces, { ends: true });
      assert.deepEqual([told.body, told.end, told.error], [body, end, undefined], text);
    }
  }
});

Deno.test("answer reader: refuses LF among lines that end in CRLF, and the other way round", () => {
  for (
    const text of [
      "HTTP/1.1 200 OK\r\nX: y\nSet-Cookie: a=1\r\nContent-Length: 0\r\n\r\n",
      "HTTP/1.1 200 OK\nX: y\r\nContent-Length: 0\n\n",
      "HTTP/1.1 200 OK\nContent-Length: 0\r\n\n",
      "HTTP/1.1 200 OK\nX: a\rSet-Cookie: a=1\n\n",
      "HTTP/1.1 200 OK\n X: y\n\n",
      "HTTP/1.1 200 OK\nTransfer-Encoding: chunked\n\n2\nok\n0\n\n",
    ]
  ) {
    assert.equal(read([text], { ends: true }).error, "MALFORMED_ANSWER", text);
  }
});

Deno.test("answer reader: does not reuse a connection whose chunks are padded", () => {
  const text = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2   \r\nok\r\n0\r\n\r\n";
  for (const pieces of [[text], [...text]]) assert.equal(read(pieces).end, false);
});

Deno.test("answer reader: does not wait for the end of what cannot be an answer", () => {
  for (
    const start of ["SSH-2.0-OpenSSH_9\r\n", "220 mail", "abc\n", "ICY 200 OK\n\n", "HTTP/2 "]
  ) {
    assert.equal(read([start]).error, "MALFORMED_ANSWER", start);
    assert.equal(read([...start]).error, "MALFORMED_ANSWER", start);
  }
});

Deno.test("answer reader: accepts heads of 64 KB and no longer, in one piece or many", () => {
  const head = (size: number) => `HTTP/1.1 200 OK\r\nX: ${"a".repeat(size - 20)}`;
  const body = "\r\nContent-Length: 2\r\n\r\nok";
  const most = head(64 * 1024 - body.length + 2) + body;
  for (const pieces of [(text: string) => [text], (text: string) => text.match(/[^]{1,7}/g)!]) {
    assert.equal(read(pieces(most)).end, true);
    assert.equal(read(pieces(most.replace("X", "XY"))).error, "MALFORMED_ANSWER");
    assert.equal(read(pieces(head(70 * 1024))).error, "MALFORMED_ANSWER");
  }
});

/** Answers as servers write them. */
const wellFormed = fc.record({
  interim: fc.integer({ min: 0, max: 2 }),
  status: fc.constantFrom(200, 201, 204, 206, 304, 404, 500),
  headers: fc.array(
    fc.tuple(
      fc.stringMatching(/^X-[A-Za-z0-9!#$%&'*+.^_`|~-]{1,12}$/),
      fc.stringMatching(/^(?:[!-~\xa1-\xff](?:[\t -~\xa1-\xff]{0,20}[!-~\xa1-\xff])?)?$/),
    ),
    { maxLength: 5 },
  ),
  framing: fc.constantFrom("length", "chunked", "close"),
  chunks: fc.array(fc.uint8Array({ minLength: 1, maxLength: 50 }), { maxLength: 5 }),
}).map(({ interim, status, headers, framing, chunks }) => {
  const hasBody = status !== 204 && status !== 304;
  const parts = hasBody ? chunks.map((chunk) => Buffer.from(chunk).toString("latin1")) : [];
  const body = parts.join("");
  const lines = headers.map(([name, value]) => `${name}: ${value}\r\n`).join("");
  const announced = !hasBody || framing === "close"
    ? ""
    : framing === "length"
    ? `Content-Length: ${body.length}\r\n`
    : "Transfer-Encoding: chunked\r\n";
  const coded = hasBody && framing === "chunked"
    ? parts.map((part) => `${part.length.toString(16)}\r\n${part}\r\n`).join("") + "0\r\n\r\n"
    : body;
  const bytes = "HTTP/1.1 103 Hints\r\nLink: <a>\r\n\r\n".repeat(interim) +
    `HTTP/1.1 ${status} Reason\r\n${lines}${announced}\r\n${coded}`;
  return { status, headers, body, bytes };
});

/** Splits after these offsets, some of which may lie beyond the end. */
function cutAt(text: string, places: number[]): string[] {
  const cuts = [...new Set(places.map((place) => place % text.length))].sort((a, b) => a - b);
  return [...cuts, text.length].map((end, index) => text.slice(cuts[index - 1] ?? 0, end))
    .filter((piece) => piece !== "");
}

Deno.test("answer reader: reads well-formed answers alike in any fragmentation", () => {
  fc.assert(fc.property(wellFormed, fc.array(fc.nat(), { maxLength: 20 }), (answer, places) => {
    const told = read(cutAt(answer.bytes, places), { ends: true });
    assert.deepEqual(told.heads.map(({ status }) => status), [answer.status]);
    const own = told.heads[0].headers.filter(([name]) => name.startsWith("X-"));
    assert.deepEqual(own, answer.headers);
    assert.deepEqual([told.body, told.error], [answer.body, undefined]);
  }));
});

/** Bytes with a meaning in HTTP, in any order. */
const garbled = fc.array(
  fc.constantFrom(
    ..."HTTP/1.1 200 OK|HTTP/1.1 100 C|Content-Length: 3|Transfer-Encoding: chunked|\r\n|\r|\n|\r\n\r\n|3|0|abc|;x|X: y| |\0"
      .split("|"),
  ),
  { maxLength: 14 },
).map((parts) => `HTTP/1.1 200 OK\r\n${parts.join("")}`);

Deno.test("answer reader: reads arbitrary bytes alike in any fragmentation", () => {
  fc.assert(
    fc.property(garbled, fc.array(fc.nat(), { maxLength: 20 }), (text, places) => {
      const whole = read([text], { ends: true });
      const pieces = read(cutAt(text, places), { ends: true });
      // Whether more follows is known only if it came in the same piece, and a refused piece may
      // have reported its start.
      assert.equal(pieces.end === null, whole.end === null);
      assert.deepEqual(pieces.heads, whole.heads);
      assert.equal(pieces.error, whole.error);
      if (whole.end !== null) assert.equal(pieces.body, whole.body);
      if (whole.end) assert.equal(pieces.end, true);
    }),
    { numRuns: 500 },
  );
});

Deno.test("answer reader: reads what node:http reads", async () => {
  let bytes = "";
  const server = createServer((socket) => {
    socket.on("error", () => {});
    socket.once("data", () => socket.end(bytes, "latin1"));
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const { port } = server.address() as AddressInfo;
  const readByNode = () =>
    new Promise<{ status?: number; headers: [string, string][]; body: string }>(
      (resolve, reject) => {
        get({ port, host: "127.0.0.1", agent: false }, (answer) => {
          let body = "";
          answer.setEncoding("latin1").on("data", (text) => body += text).on("error", reject);
          answer.on("end", () => {
            const headers = answer.rawHeaders.flatMap((name, index, all): [string, string][] =>
              index % 2 ? [] : [[name, all[index + 1]]]
            );
            resolve({ status: answer.statusCode, headers, body });
          });
        }).on("error", reject);
      },
    );
  await fc.assert(
    fc.asyncProperty(wellFormed, async (answer) => {
      bytes = answer.bytes;
      const { heads: [head], body } = read([bytes], { ends: true });
      assert.deepEqual({ ...head, body }, await within(readByNode(), bytes));
    }),
    { numRuns: 40 },
  );
  await within(new Promise((closed) => server.close(closed)), "the server to close");
});
