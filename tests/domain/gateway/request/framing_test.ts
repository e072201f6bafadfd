import assert from "node:assert/strict";
import { type Framing, requestFraming } from "../../../../domain/gateway/request/framing.ts";

const framing = (method: string, headers: [string, string][]) =>
  requestFraming(method, new Headers(headers));

const length = (value: string): [string, string] => ["content-length", value];
const coding = (value: string): [string, string] => ["transfer-encoding", value];

Deno.test("requestFraming finds the body's length", () => {
  const cases: [string, [string, string][], Framing][] = [
    ["GET", [], { kind: "none" }],
    ["POST", [], { kind: "none" }],
    ["GET", [length("0")], { kind: "none" }],
    ["HEAD", [length("00")], { kind: "none" }],
    ["POST", [length("0")], { kind: "none" }],
    ["POST", [length("1")], { kind: "length", length: 1 }],
    ["DELETE", [length("007")], { kind: "length", length: 7 }],
    ["PUT", [length("999999999999999")], { kind: "length", length: 999_999_999_999_999 }],
    ["POST", [coding("chunked")], { kind: "chunked" }],
    ["OPTIONS", [coding("CHUNKED")], { kind: "chunked" }],
  ];
  for (const [method, headers, expected] of cases) {
    assert.deepEqual(framing(method, headers), expected, `${method} ${headers}`);
  }
});

Deno.test("requestFraming refuses ambiguous framing", () => {
  const refused: [string, string][][] = [
    [length("5"), coding("chunked")],
    [length("0"), coding("chunked")],
    [coding("gzip, chunked")],
    [coding("chunked, chunked")],
    [coding("identity")],
    [coding("")],
    [coding("chunked;a=b")],
    [coding("xchunked")],
    [length("")],
    [length("+5")],
    [length("-5")],
    [length("5, 5")],
    [length("5.0")],
    [length("0x5")],
    [length("5e1")],
    [length("1000000000000000")],
    [length("5"), length("5")],
  ];
  for (const headers of refused) {
    assert.equal(framing("POST", headers), null, JSON.stringify(headers));
  }
});

Deno.test("requestFraming refuses a GET or HEAD with content, and no other method", () => {
  for (const method of ["GET", "HEAD"]) {
    assert.equal(framing(method, [length("1")]), null, method);
    assert.equal(framing(method, [coding("chunked")]), null, method);
  }
  for (const method of ["POST", "PUT", "PATCH", "DELETE", "OPTIONS"]) {
    assert.ok(framing(method, [length("1")]), method);
    assert.ok(framing(method, [coding("chunked")]), method);
  }
});
