import assert from "node:assert/strict";
import {
  type AnswerFraming,
  parseAnswerHead,
} from "../../../../adapters/upstream/http1/answer_head.ts";

const OK = "HTTP/1.1 200 OK";

const parse = (lines: string[], method = "GET") =>
  parseAnswerHead(lines.map((line) => `${line}\r\n`).join(""), method);

const none: AnswerFraming = { kind: "none" };
const chunked: AnswerFraming = { kind: "chunked" };
const close: AnswerFraming = { kind: "close" };
const length = (length: number): AnswerFraming => ({ kind: "length", length });

Deno.test("parseAnswerHead finds the end of the body, and whether the connection is reusable", () => {
  const cases: [string, string[], AnswerFraming, boolean][] = [
    ["GET", [OK, "Content-Length: 5"], length(5), true],
    ["GET", [OK, "content-LENGTH:\t5 "], length(5), true],
    ["GET", [OK, "Content-Length: 005"], length(5), true],
    ["GET", [OK, "Content-Length: 999999999999999"], length(999_999_999_999_999), true],
    ["GET", [OK, "Content-Length: 0"], none, true],
    ["GET", [OK, "Content-Length: 00"], none, true],
    ["GET", [OK, "Transfer-Encoding: chunked"], chunked, true],
    ["GET", [OK, "TRANSFER-encoding: Chunked"], chunked, true],
    ["GET", [OK], close, false],
    ["GET", [OK, "Content-Length: 5", "Connection: close"], length(5), false],
    ["GET", [OK, "Content-Length: 5", "Connection: x, CLOSE ,y"], length(5), false],
    ["GET", [OK, "Content-Length: 5", "Connection: x", "Connection: close"], length(5), false],
    ["GET", [OK, "Content-Length: 5", "Connection: keep-alive, closed"], length(5), true],
    ["GET", ["HTTP/1.0 200 OK", "Content-Length: 5"], length(5), false],
    ["GET", ["HTTP/1.0 200 OK", "Content-Length: 5", "Connection: keep-alive"], length(5), false],
    ["GET", ["HTTP/1.0 200 OK"], close, false],
    ["GET", ["HTTP/1.1 205 Reset", "Content-Length: 0"], none, true],
    ["GET", ["HTTP/1.1 205 Reset"], close, false],
    ["POST", ["HTTP/1.1 100 Continue"], none, true],
    ["GET", ["HTTP/1.1 204 None"], none, true],
    ["GET", ["HTTP/1.1 304 Same"], none, true],
    // No body, but a server that announces one may send it.
    ["GET", ["HTTP/1.1 204 None", "Content-Length: 0"], none, true],
    ["GET", ["HTTP/1.1 204 None", "Content-Length: 5"], none, false],
    ["GET", ["HTTP/1.1 204 None", "Transfer-Encoding: chunked"], none, false],
    ["GET", ["HTTP/1.1 304 Same", "Content-Length: 5"], none, false],
    ["HEAD", [OK, "Content-Length: 5"], none, false],
    ["HEAD", [OK, "Transfer-Encoding: chunked"], none, false],
    ["HEAD", [OK], none, false],
  ];
  for (const [method, lines, framing, persistent] of cases) {
    const head = parse(lines, method);
    assert.deepEqual(head.framing, framing, `${method} ${lines}`);
    assert.equal(head.persistent, persistent, `${method} ${lines}`);
  }
});

Deno.test("parseAnswerHead takes equal lengths for one, and reads no other response then", () => {
  for (
    const lengths of [
      ["Content-Length: 5", "content-length: 5"],
      ["Content-Length: 5", "X: a", "Content-Length: 5", "Content-Length: 5"],
      ["Content-Length: 5, 5"],
      ["Content-Length: 5 ,\t5,5"],
      ["Content-Length: 5,5", "Content-Length: 5"],
    ]
  ) {
    const { headers, framing, persistent } = parse([OK, ...lengths]);
    assert.deepEqual([framing, persistent], [length(5), false], `${lengths}`);
    const told = headers.filter(([name]) => name.toLowerCase() === "content-length");
    assert.deepEqual(told, [["Content-Length", "5"]]);
  }
});

Deno.test("parseAnswerHead gives headers as received", () => {
  const { status, headers } = parse([
    "HTTP/1.1 299 \xe9t\xe9",
    "Set-Cookie: a=1",
    "set-cookie:b=2; path=/",
    "X-Empty:",
    "X-Space: \t \t",
    "X-Persian: \xd8\xa7\xa0",
    'X-!#$%&\'*+.^_`|~: \t"in, side" \t',
    "X-Colon: a: b",
  ]);
  assert.equal(status, 299);
  assert.deepEqual(headers, [
    ["Set-Cookie", "a=1"],
    ["set-cookie", "b=2; path=/"],
    ["X-Empty", ""],
    ["X-Space", ""],
    ["X-Persian", "\xd8\xa7\xa0"],
    ["X-!#$%&'*+.^_`|~", '"in, side"'],
    ["X-Colon", "a: b"],
  ]);
});

Deno.test("parseAnswerHead accepts a status without a reason, and every three digits", () => {
  for (const line of ["HTTP/1.1 200", "HTTP/1.1 200 ", "HTTP/1.1 200 a\tb"]) {
    assert.equal(parse([line, "Content-Length: 0"]).status, 200);
  }
  assert.equal(parse(["HTTP/1.1 999 Odd"]).status, 999);
});

const REFUSED: Record<string, string[]> = {
  "another protocol": ["ICY 200 OK"],
  "lower case": ["http/1.1 200 OK"],
  "HTTP/2": ["HTTP/2 200 OK"],
  "HTTP/1.2": ["HTTP/1.2 200 OK"],
  "HTTP/0.9": ["<html>"],
  "an empty line first": ["", OK],
  "a space first": [` ${OK}`],
  "two spaces": ["HTTP/1.1  200 OK"],
  "a tab": ["HTTP/1.1\t200 OK"],
  "two digits": ["HTTP/1.1 20 OK"],
  "four digits": ["HTTP/1.1 2000 OK"],
  "a status below 100": ["HTTP/1.1 099 OK"],
  "a signed status": ["HTTP/1.1 +20 OK"],
  "no space behind the status": ["HTTP/1.1 200OK"],
  "NUL in the reason": ["HTTP/1.1 200 O\0K"],
  "bare CR in the reason": ["HTTP/1.1 200 O\rK"],
  "bare LF in the reason": ["HTTP/1.1 200 O\nX: y"],
  "a folded header": [OK, "X-A: b", " c"],
  "a folded header by tab": [OK, "X-A: b", "\tc"],
  "a header folded at once": [OK, " X-A: b"],
  "space before the colon": [OK, "Content-Length : 5"],
  "tab before the colon": [OK, "Content-Length\t: 5"],
  "space in a name": [OK, "Content Length: 5"],
  "no colon": [OK, "Content-Length 5"],
  "no name": [OK, ": 5"],
  "a name that is not ASCII": [OK, "Cont\xe9nt: 5"],
  "a NUL in a name": [OK, "Content\0: 5"],
  "NUL in a value": [OK, "X-A: b\0"],
  "DEL in a value": [OK, "X-A: b\x7f"],
  "a vertical tab in a value": [OK, "Transfer-Encoding:\x0bchunked"],
  "bare CR in a value": [OK, "X-A: b\rX-B: c"],
  "CR before the line's end": [OK, "X-A: b\r"],
  "bare LF in a value": [OK, "X-A: b\nX-B: c"],
  "two lengths": [OK, "Content-Length: 5", "Content-Length: 6"],
  "two equal lengths and another": [OK, ...["5", "5", "6"].map((n) => `Content-Length: ${n}`)],
  "two lengths of one value": [OK, "Content-Length: 5", "Content-Length: 05"],
  "a list of lengths": [OK, "Content-Length: 5, 6"],
  "a list of two values": [OK, "Content-Length: 5, 05"],
  "a list that ends otherwise": [OK, "Content-Length: 5, 5, 6"],
  "a list that goes on": [OK, "Content-Length: 5,"],
  "a list and another length": [OK, "Content-Length: 5, 5", "Content-Length: 6"],
  "equal lengths that are none": [OK, "Content-Length: x", "Content-Length: x"],
  "an empty length": [OK, "Content-Length:"],
  "a signed length": [OK, "Content-Length: +5"],
  "a negative length": [OK, "Content-Length: -5"],
  "a hexadecimal length": [OK, "Content-Length: 0x5"],
  "a length with a point": [OK, "Content-Length: 5.0"],
  "a length with an exponent": [OK, "Content-Length: 5e1"],
  "a length in other digits": [OK, "Content-Length: \xd9\xa5"],
  "a length beyond exact numbers": [OK, "Content-Length: 9999999999999999"],
  "length and coding": [OK, "Content-Length: 5", "Transfer-Encoding: chunked"],
  "coding and length": [OK, "Transfer-Encoding: chunked", "Content-Length: 5"],
  "coding and no length": [OK, "Transfer-Encoding: chunked", "Content-Length: 0"],
  "two codings": [OK, "Transfer-Encoding: chunked", "Transfer-Encoding: chunked"],
  "a list of codings": [OK, "Transfer-Encoding: gzip, chunked"],
  "chunked not last": [OK, "Transfer-Encoding: chunked, identity"],
  "an unknown coding": [OK, "Transfer-Encoding: identity"],
  "a quoted coding": [OK, 'Transfer-Encoding: "chunked"'],
  "a coding with a parameter": [OK, "Transfer-Encoding: chunked;a=b"],
  "an empty coding": [OK, "Transfer-Encoding:"],
  "a coding in HTTP/1.0": ["HTTP/1.0 200 OK", "Transfer-Encoding: chunked"],
};

Deno.test("parseAnswerHead refuses ambiguous heads", async (t) => {
  for (const [name, lines] of Object.entries(REFUSED)) {
    await t.step(name, () => {
      for (const method of ["GET", "HEAD"]) {
        assert.throws(() => parse(lines, method), { code: "MALFORMED_ANSWER" }, method);
      }
    });
  }
});

Deno.test("parseAnswerHead limits the number of headers", () => {
  const headers = Array.from({ length: 256 }, (_, index) => `X-${index}: a`);
  assert.equal(parse([OK, ...headers]).headers.length, 256);
  assert.throws(() => parse([OK, ...headers, "X: a"]), { code: "MALFORMED_ANSWER" });
});
