import assert from "node:assert/strict";
import { Buffer } from "node:buffer";
import fc from "fast-check";
import { createChunkedDecoder } from "../../../../adapters/upstream/http1/chunked.ts";

/** Feeds the pieces. `end`: offset over all pieces at which the message ended, -1 if it has not. */
function decode(pieces: string[]): { body: string; end: number } {
  let body = "";
  let before = 0;
  const decoder = createChunkedDecoder((bytes) => body += bytes.toString("latin1"));
  for (const piece of pieces) {
    const bytes = Buffer.from(`behind${piece}`, "latin1");
    const end = decoder.push(bytes, 6);
    if (end >= 0) return { body, end: before + end - 6 };
    before += piece.length;
  }
  return { body, end: -1 };
}

/** Every byte a piece of its own. */
const split = (text: string) => [...text];

Deno.test("chunked: decodes the body and finds the end of the message", () => {
  const cases: [string, string][] = [
    ["0\r\n\r\n", ""],
    ["5\r\nhello\r\n0\r\n\r\n", "hello"],
    ["5\r\nhello\r\n6\r\n world\r\n0\r\n\r\n", "hello world"],
    ["a\r\n0123456789\r\n00A\r\n0123456789\r\n000\r\n\r\n", "01234567890123456789"],
    ["2\r\n\r\n\r\n0\r\n\r\n", "\r\n"],
    ['5;a=b;c="d;e"\r\nhello\r\n0;last\r\n\r\n', "hello"],
    ["5; \xd8\xa7\t\r\nhello\r\n0\r\n\r\n", "hello"],
    ["1\r\na\r\n0\r\nX-Sum: 1\r\nX-Empty:\r\nContent-Length: 5\r\n\r\n", "a"],
  ];
  for (const [text, body] of cases) {
    for (const rest of ["", "HTTP/1.1 200 OK\r\n", "\r\n"]) {
      assert.deepEqual(decode([text + rest]), { body, end: text.length }, text);
      assert.deepEqual(decode(split(text + rest)), { body, end: text.length }, text);
    }
    assert.equal(decode([text.slice(0, -1)]).end, -1, text);
  }
});

Deno.test("chunked: accepts sizes padded with spaces, and says so", () => {
  const isStrict = (text: string) => {
    let body = "";
    const decoder = createChunkedDecoder((bytes) => body += bytes.toString("latin1"));
    const end = decoder.push(Buffer.from(text, "latin1"), 0);
    assert.deepEqual([body, end], ["hello", text.length], text);
    return decoder.isStrict;
  };
  assert.ok(isStrict("5;a=b\r\nhello\r\n0\r\n\r\n"));
  for (const size of ["5 ", "5       ", "5\t", "5 ;a=b", "0005  "]) {
    assert.ok(!isStrict(`${size}\r\nhello\r\n0\r\n\r\n`), size);
  }
  assert.ok(!isStrict("5\r\nhello\r\n0    \r\n\r\n"));
});

const REFUSED: Record<string, string> = {
  "no size": "\r\nhello\r\n",
  "no hexadecimal digit": "g\r\n",
  "a sign": "+5\r\nhello\r\n",
  "a minus": "-5\r\nhello\r\n",
  "a prefix": "0x5\r\nhello\r\n",
  "an underscore": "1_0\r\n",
  "a space before the size": " 5\r\nhello\r\n",
  "a space within the size": "5 0\r\nhello\r\n",
  "a letter behind the padding": "5 a\r\nhello\r\n",
  "a vertical tab behind the size": "5\x0b\r\nhello\r\n",
  "a no-break space behind the size": "5\xa0\r\nhello\r\n",
  "a CR within the padding": "5 \r \r\nhello\r\n",
  "bare LF behind the padding": "5 \nhello\r\n",
  "padding without end": `5${" ".repeat(17_000)}`,
  "thirteen digits": "0000000000005\r\nhello\r\n",
  "an overflow": "fffffffffffffffff\r\n",
  "two to the power of 64 and five": "10000000000000005\r\nhello\r\n",
  "a point": "5.0\r\n",
  "other digits": "\xd9\xa5\r\n",
  "bare LF behind the size": "5\nhello\r\n",
  "bare CR behind the size": "5\rhello\r\n",
  "bare CR in an extension": "5;a\rb\r\nhello\r\n",
  "bare LF in an extension": "5;a\nb\r\nhello\r\n",
  "NUL in an extension": "5;\0\r\nhello\r\n",
  "a longer chunk": "5\r\nhelloX\r\n0\r\n\r\n",
  "a shorter chunk": "5\r\nhell\r\n0\r\n\r\n",
  "bare LF behind a chunk": "5\r\nhello\n0\r\n\r\n",
  "bare CR behind a chunk": "5\r\nhello\r0\r\n\r\n",
  "bare LF behind the last size": "0\n\r\n",
  "bare LF at the end": "0\r\n\n",
  "a folded trailer": "0\r\nX: a\r\n b\r\n\r\n",
  "a trailer with space before the colon": "0\r\nX : a\r\n\r\n",
  "a trailer without a colon": "0\r\nHTTP/1.1 200 OK\r\n\r\n",
  "bare LF in a trailer": "0\r\nX: a\nY: b\r\n\r\n",
  "NUL in a trailer": "0\r\nX: \0\r\n\r\n",
  "an extension without end": `5;${"a".repeat(17_000)}`,
  "a trailer without end": `0\r\nX: ${"a".repeat(17_000)}`,
  "trailers without end": `0\r\n${"X: aaaaaaaaaaaaa\r\n".repeat(1_100)}`,
};

Deno.test("chunked: refuses malformed input", async (t) => {
  for (const [name, text] of Object.entries(REFUSED)) {
    await t.step(name, () => {
      for (const pieces of [[text], split(text)]) {
        assert.throws(() => decode(pieces), { code: "MALFORMED_ANSWER" });
      }
    });
  }
});

Deno.test("chunked: any body in any chunks and pieces is decoded unchanged", () => {
  fc.assert(fc.property(
    fc.array(fc.uint8Array({ minLength: 1, maxLength: 40 }), { maxLength: 10 }),
    fc.infiniteStream(fc.integer({ min: 1, max: 30 })),
    (chunks, sizes) => {
      const texts = chunks.map((chunk) => Buffer.from(chunk).toString("latin1"));
      const coded = texts.map((text) => `${text.length.toString(16)}\r\n${text}\r\n`).join("") +
        "0\r\n\r\n";
      const pieces: string[] = [];
      for (let at = 0; at < coded.length;) {
        const size = sizes.next().value!;
        pieces.push(coded.slice(at, at + size));
        at += size;
      }
      assert.deepEqual(decode(pieces), { body: texts.join(""), end: coded.length });
    },
  ));
});
