import assert from "node:assert/strict";
import {
  type Handshake,
  isForeignHandshake,
  isOfHandshake,
  readHandshake,
} from "../../../../domain/gateway/request/handshake.ts";

const ORIGIN = "https://a.example";
const RIGHT: Record<string, string> = {
  upgrade: "websocket",
  connection: "Upgrade",
  "sec-websocket-key": "dGhlIHNhbXBsZSBub25jZQ==",
  "sec-websocket-version": "13",
};

/** Reads a valid handshake with these changes; an empty text removes the header. */
function read(changes: Record<string, string> = {}, method = "GET"): Handshake | null {
  const headers = new Headers(RIGHT);
  for (const [name, value] of Object.entries(changes)) {
    if (value) headers.set(name, value);
    else headers.delete(name);
  }
  return readHandshake({ method, headers }, ORIGIN);
}

Deno.test("readHandshake reads a handshake with its protocols, in order", () => {
  const cases: [Record<string, string>, string[]][] = [
    [{}, []],
    [{ upgrade: "h2c, WebSocket", connection: "keep-alive, UPGRADE" }, []],
    [{ origin: ORIGIN }, []],
    [{ "sec-websocket-protocol": "b" }, ["b"]],
    [{ "sec-websocket-protocol": "b.v2 ,a!#$%&'*+^_`|~-" }, ["b.v2", "a!#$%&'*+^_`|~-"]],
  ];
  for (const [changes, protocols] of cases) {
    assert.deepEqual(read(changes), { protocols }, JSON.stringify(changes));
  }
});

Deno.test("readHandshake requires both headers", () => {
  const cases: Record<string, string>[] = [
    { upgrade: "" },
    { upgrade: "websocket2" },
    { upgrade: "h2c" },
    { upgrade: "websocket\u00a0" },
    { connection: "" },
    { connection: "close" },
    { connection: "upgraded" },
    { connection: "Upgrade\u00a0" },
  ];
  for (const changes of cases) assert.equal(read(changes), null, JSON.stringify(changes));
});

Deno.test("readHandshake reports what is wrong with a handshake", () => {
  const cases: [Record<string, string>, Handshake][] = [
    [{ "content-length": "0" }, "malformed"],
    [{ "transfer-encoding": "chunked" }, "malformed"],
    [{ "sec-websocket-key": "" }, "malformed"],
    [{ "sec-websocket-key": "dGhlIHNhbXBsZSBub25jZQ=" }, "malformed"],
    [{ "sec-websocket-key": "dGhlIHNhbXBsZSBub25jZQ==x" }, "malformed"],
    [{ "sec-websocket-key": "xdGhlIHNhbXBsZSBub25jZQ==" }, "malformed"],
    [{ "sec-websocket-key": "dGhlIHNhbXBsZSBub25jZ-==" }, "malformed"],
    [{ "sec-websocket-version": "" }, "version"],
    [{ "sec-websocket-version": "8" }, "version"],
    [{ "sec-websocket-version": "13, 8" }, "version"],
    [{ origin: "https://b.example" }, "foreign"],
    [{ origin: "http://a.example" }, "foreign"],
    [{ origin: `${ORIGIN}:81` }, "foreign"],
    [{ origin: "null" }, "foreign"],
    [{ origin: `${ORIGIN}, ${ORIGIN}` }, "foreign"],
    [{ "sec-websocket-protocol": "a,,b" }, "malformed"],
    [{ "sec-websocket-protocol": "a, a" }, "malformed"],
    [{ "sec-websocket-protocol": "a b" }, "malformed"],
    [{ "sec-websocket-protocol": "a, b@c" }, "malformed"],
  ];
  for (const [changes, expected] of cases) {
    assert.equal(read(changes), expected, JSON.stringify(changes));
  }
  for (const method of ["POST", "HEAD", "OPTIONS"]) {
    assert.equal(read({}, method), "malformed", method);
  }
});

Deno.test("isForeignHandshake checks the origin of handshakes only", () => {
  const key = { "sec-websocket-key": RIGHT["sec-websocket-key"] };
  const cases: [Record<string, string>, boolean][] = [
    [{ ...key, origin: "https://b.example" }, true],
    [{ ...key, origin: "null" }, true],
    [{ ...key, origin: ORIGIN }, false],
    [key, false],
    [{ origin: "https://b.example" }, false],
  ];
  for (const [headers, expected] of cases) {
    const foreign = isForeignHandshake({ headers: new Headers(headers) }, ORIGIN);
    assert.equal(foreign, expected, JSON.stringify(headers));
  }
});

Deno.test("isOfHandshake knows the headers of a handshake in any case", () => {
  for (const name of ["Sec-WebSocket-Key", "sec-websocket-extensions", "SEC-WEBSOCKET-ACCEPT"]) {
    assert.ok(isOfHandshake(name), name);
  }
  for (const name of ["sec-fetch-mode", "sec-websocket", "x-sec-websocket-key"]) {
    assert.ok(!isOfHandshake(name), name);
  }
});
