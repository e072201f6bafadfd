/**
 * Whatever breaks off, the program says so in its log, behind the mask, and Deno prints nothing
 * itself.
 */
import assert from "node:assert/strict";
import { HANDSHAKE } from "../routes/gateway/harness.ts";
import { type Running, withProgram } from "../support/running_child.ts";
import { until } from "../support/waiting.ts";

/** A national ID as it stands in answers: it may not reach standard error. */
const SECRET = "0012345679";

const OK = "HTTP/1.1 200 OK\r\n";
const LONG = "x".repeat(100_000);

/** What the agency's server sends before it closes, by path. */
const ANSWERS: Record<string, string> = {
  "/short": `${OK}Content-Length: 900000\r\n\r\n${SECRET}${LONG}`,
  "/chunk": `${OK}Transfer-Encoding: chunked\r\n\r\nfffff\r\n${LONG}`,
  "/malformed-chunk": `${OK}Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\nZZ${SECRET}\r\n`,
  "/events": `${OK}Content-Type: text/event-stream\r\nContent-Length: 99999\r\n\r\ndata: 1\n\n`,
  "/head": `${OK}X-National-Id: ${SECRET}`,
  "/garbage": `${SECRET}\r\n\r\n`,
  "/nothing": "",
  "/interim": `HTTP/1.1 103 Early Hints\r\n\r\n`,
  "/bad-header": `${OK}X-A: b\0c\r\n\r\n`,
  "/two": `${OK}Content-Length: 2\r\n\r\nok${OK}Content-Length: 2\r\n\r\nok`,
  "/refused": `HTTP/1.1 403 Forbidden\r\nContent-Length: 500\r\n\r\n${SECRET}`,
  "/status": "HTTP/1.1 999 Odd\r\nContent-Length: 0\r\n\r\n",
  "/no-content": `HTTP/1.1 205 Reset Content\r\nContent-Length: 5\r\n\r\nhello`,
};

/** Answers by `ANSWERS`, never for "/silent", and without a body for any other path. */
function startFaultyAgency() {
  const listener = Deno.listen({ hostname: "127.0.0.1", port: 0 });
  const serve = async (socket: Deno.TcpConn) => {
    using _ = socket;
    const buffer = new Uint8Array(65_536);
    const count = await socket.read(buffer) ?? 0;
    const [, path = ""] = new TextDecoder().decode(buffer.subarray(0, count)).split(" ");
    if (path === "/silent") return void await socket.read(buffer);
    await socket.write(new TextEncoder().encode(ANSWERS[path] ?? `${OK}Content-Length: 0\r\n\r\n`));
  };
  const serving = (async () => {
    for await (const socket of listener) serve(socket).catch(() => {});
  })();
  return {
    origin: `http://127.0.0.1:${listener.addr.port}`,
    async [Symbol.asyncDispose]() {
      listener.close();
      await serving;
    },
  };
}

const UPLOAD = ["Content-Length: 500000"];
const CHUNKED = ["Transfer-Encoding: chunked"];

/** Requests, and what the client sends behind the head before it leaves. */
const REQUESTS: [line: string, headers: string[], rest: string][] = [
  ...Object.keys(ANSWERS).flatMap((path): [string, string[], string][] => [
    [`GET ${path}`, [], ""],
    [`HEAD ${path}`, [], ""],
    [`POST ${path}`, UPLOAD, LONG],
    [`POST ${path}`, CHUNKED, "5\r\nhello\r\n"],
    [`GET ${path}`, HANDSHAKE, ""],
  ]),
  ["GET /silent", [], ""],
  ["POST /silent", UPLOAD, LONG],
  ["POST /silent", CHUNKED, "ZZ\r\n"],
  ["GET /silent", HANDSHAKE, ""],
  ["HEAD /", ["Content-Length: 2"], ""],
  ["GET /", ["Content-Length: 2"], "xx"],
  ["get /", [], ""],
  ["POST /", ["Content-Length: 5", "Content-Length: 6"], "hello"],
];

async function breakOff(
  { port, browser }: Running,
  [line, headers, rest]: (typeof REQUESTS)[number],
  wait: number,
): Promise<void> {
  const host = `faulty.localhost:${port}`;
  const session = browser.cookie(`http://${host}`, "panjereh_service");
  const origin = headers === HANDSHAKE ? [`Origin: http://${host}`] : [];
  const head = [`${line} HTTP/1.1`, `Host: ${host}`, `Cookie: panjereh_service=${session}`];
  using socket = await Deno.connect({ hostname: "127.0.0.1", port });
  const text = [...head, ...origin, ...headers, "", rest].join("\r\n");
  await socket.write(new TextEncoder().encode(text)).catch(() => {});
  const buffer = new Uint8Array(1000);
  const left = setTimeout(() => socket.closeWrite().catch(() => {}), wait);
  // One part of the answer, or the end; then the client leaves in the middle of the rest.
  await Promise.race([socket.read(buffer), new Promise((go) => setTimeout(go, 2 * wait))])
    .catch(() => {});
  clearTimeout(left);
}

Deno.test("standard error: nothing is printed whatever breaks off", async () => {
  await using agency = startFaultyAgency();
  const services = [{
    id: "faulty",
    title: { fa: "خراب" },
    upstream: agency.origin,
    limits: { per_person: 200 },
    breaker: { failures: 1000 },
  }];
  await withProgram(async (running) => {
    const { child, browser, port } = running;
    await browser.get(`http://faulty.localhost:${port}/`, { accept: "text/html" });
    const before = child.errors();
    for (const wait of [20, 150]) {
      await Promise.all(REQUESTS.map((request) => breakOff(running, request, wait)));
    }
    // On a slow machine all clients above may have left first.
    await assert.rejects(browser.get(`http://faulty.localhost:${port}/short`));
    await until(() => child.output().includes("A response broke off"), "the log to say it");
    await browser.get(`http://faulty.localhost:${port}/`);
    assert.equal(child.errors().slice(before.length), "");
    assert.equal(child.output().includes(SECRET), false);
    assert.equal(child.hasEnded(), false);
  }, { services });
});
