/** Targets and methods as clients really send them, byte for byte at the upstream. */
import assert from "node:assert/strict";
import { API, handshake, HOST, signedIn, startGateway } from "./harness.ts";
import { startSocketUpstream } from "./socket_upstream.ts";
import { exchange, startRecordingUpstream, toText, valuesOf } from "./wire.ts";

const SALAM = toText(new TextEncoder().encode("سلام"));

/** As Chromium, curl and old servers' pages send them. */
const RAW = [
  "/files/report[1].pdf",
  "/_next/static/chunks/pages/[id]-abc.js",
  "/100%",
  "/50%%20off",
  "/%u0633",
  "/a|b^{c}`",
  "/?q=100%",
  "/?p=C:\\x",
  "/?a=%u0633&b=%D3%E1",
  "/?a='b'&c[]={}|^`",
  `/?q=${SALAM}`,
];

Deno.test("gateway forwards what clients send raw, byte for byte", async () => {
  await using upstream = startRecordingUpstream();
  await using gateway = await startGateway({ upstream: upstream.origin });
  for (const target of RAW) {
    const { status } = await exchange(gateway.port, signedIn(`GET ${target} HTTP/1.1`));
    assert.equal(status, 200, target);
    assert.equal(upstream.received.at(-1)!.split("\r\n", 1)[0], `GET ${target} HTTP/1.1`);
  }
});

Deno.test("gateway leads back to what was requested raw, letters encoded as browsers do", async () => {
  await using upstream = startRecordingUpstream();
  await using gateway = await startGateway({ upstream: upstream.origin });
  for (const target of RAW) {
    const { head } = await exchange(
      gateway.port,
      `GET ${target} HTTP/1.1\r\nHost: ${HOST}\r\nAccept: text/html\r\nConnection: close\r\n\r\n`,
    );
    const [location] = valuesOf(head, "location");
    const back = new URL(location).searchParams.get("return_to");
    const encoded = target.replace(SALAM, encodeURIComponent("سلام"));
    assert.equal(back, `http://${HOST}${encoded}`);
  }
});

Deno.test("gateway forwards further methods that the service names, with and without a body", async () => {
  await using upstream = startRecordingUpstream();
  const methods = ["PROPFIND", "MOVE", "LOCK", "VERSION-CONTROL"];
  await using gateway = await startGateway({ upstream: upstream.origin, policy: { methods } });
  for (const method of methods) {
    const headers = [
      "Depth: 1",
      `Destination: http://${HOST}/b`,
      "Overwrite: F",
      'If: (<urn:uuid:1> ["etag"])',
      "Lock-Token: <urn:uuid:1>",
      "Timeout: Second-60",
    ];
    const request = signedIn(`${method} /a HTTP/1.1`, [...headers, "Content-Length: 4"], "<a/>");
    assert.equal((await exchange(gateway.port, request)).status, 200);
    const arrived = upstream.received.at(-1)!;
    assert.ok(arrived.startsWith(`${method} /a HTTP/1.1\r\n`), arrived);
    for (const header of headers) {
      const [name, value] = header.split(/: (.*)/);
      assert.deepEqual(valuesOf(arrived.split("\r\n\r\n")[0], name), [value]);
    }
    assert.ok(arrived.endsWith("\r\n\r\n<a/>"), arrived);

    assert.equal((await exchange(gateway.port, signedIn(`${method} / HTTP/1.1`))).status, 200);
    assert.deepEqual(valuesOf(upstream.received.at(-1)!, "content-length"), ["0"]);
  }
});

Deno.test("gateway names the service's methods when it refuses another", async () => {
  await using upstream = startRecordingUpstream();
  await using gateway = await startGateway({
    upstream: upstream.origin,
    policy: { methods: ["PROPFIND"] },
    others: [{ id: "vehicle", upstream: upstream.origin }],
  });
  const refused = await exchange(gateway.port, signedIn("REPORT / HTTP/1.1"));
  assert.equal(refused.status, 405);
  const usual = "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS";
  assert.deepEqual(valuesOf(refused.head, "allow"), [`${usual}, PROPFIND`]);
  const other = signedIn("PROPFIND / HTTP/1.1").replace(HOST, "vehicle.localhost");
  const elsewhere = await exchange(gateway.port, other);
  assert.equal(elsewhere.status, 405);
  assert.deepEqual(valuesOf(elsewhere.head, "allow"), [usual]);
  for (const method of ["TRACE", "TRACK"]) {
    assert.equal((await exchange(gateway.port, signedIn(`${method} / HTTP/1.1`))).status, 405);
  }
  assert.equal((await exchange(gateway.port, signedIn("CONNECT / HTTP/1.1"))).status, 400);
  assert.deepEqual(upstream.received, []);
});

Deno.test("gateway passes exact paths byte for byte, only at the service that takes them", async () => {
  await using upstream = startRecordingUpstream();
  await using gateway = await startGateway({
    upstream: upstream.origin,
    policy: { paths: "exact" },
    others: [{ id: "vehicle", upstream: upstream.origin }],
  });
  const SALAM_1256 = "%D3%E1%C7%E3";
  for (const path of ["/a%2Fb", "//a//b", "/%7Eu", `/${SALAM_1256}`, "/a%252Fb", `/${SALAM}`]) {
    const request = signedIn(`GET ${path} HTTP/1.1`);
    assert.equal((await exchange(gateway.port, request)).status, 200, path);
    assert.equal(upstream.received.at(-1)!.split("\r\n", 1)[0], `GET ${path} HTTP/1.1`);
    const elsewhere = request.replace(HOST, "vehicle.localhost");
    assert.equal((await exchange(gateway.port, elsewhere)).status, 400, path);
  }
  const before = upstream.received.length;
  for (const path of ["/_panjereh%2fsession", "//_panjereh/session", "/a%2F..%2Fb", "/a//%00"]) {
    assert.equal(
      (await exchange(gateway.port, signedIn(`GET ${path} HTTP/1.1`))).status,
      400,
      path,
    );
  }
  const own = await exchange(gateway.port, signedIn("GET /_panjereh/session HTTP/1.1"));
  assert.equal(own.body, "reserved");
  assert.equal(upstream.received.length, before);
});

Deno.test("gateway opens a WebSocket at the target as it was sent", async () => {
  await using upstream = await startSocketUpstream(() => {});
  await using gateway = await startGateway({
    upstream: upstream.origin,
    policy: { paths: "exact" },
  });
  // Node's own server refuses raw UTF-8.
  const targets = [...RAW.filter((target) => !target.includes(SALAM)), "//a%2Fb", "/%7Eu"];
  for (const target of targets) {
    const { status } = await exchange(gateway.port, handshake(target), 3000, (raw) => raw !== "");
    assert.equal(status, 101, target);
  }
  assert.deepEqual(upstream.handshakes.map(({ target }) => target), targets);
});

Deno.test("gateway tells a program at the API's host by a document, whatever it accepts", async () => {
  await using upstream = startRecordingUpstream();
  await using gateway = await startGateway({ upstream: upstream.origin });
  const ask = (host: string, target: string) =>
    exchange(
      gateway.port,
      `GET ${target} HTTP/1.1\r\nHost: ${host}\r\nAccept: text/html\r\nConnection: close\r\n\r\n`,
    );
  for (const target of ["/api/v1/dossiers/a%2Fb", "/api/../x", "//api/v1/limits"]) {
    const api = await ask(API, target);
    assert.equal(api.status, 400, target);
    assert.deepEqual(valuesOf(api.head, "content-type"), ["application/problem+json"], target);
  }
  const person = await ask(HOST, "/a/../x");
  assert.equal(person.status, 400);
  assert.match(valuesOf(person.head, "content-type")[0], /^text\/html/);
});
