import assert from "node:assert/strict";
import {
  createRefusedConnections,
  refuseFurther,
} from "../../../adapters/http/refused_connections.ts";
import { createHttpServer } from "../../../adapters/http/server.ts";
import { refuseAndClose } from "../../../routes/gateway/refusal.ts";
import { exchange } from "../../routes/gateway/wire.ts";
import { freePort } from "../../support/program.ts";

const peer = (port: number): Deno.NetAddr => ({ transport: "tcp", hostname: "192.0.2.1", port });
const closing = () => new Response(null, { status: 400, headers: { connection: "close" } });
const said = (method: string, connection = "keep-alive") =>
  new Request("http://a.example/", { method, headers: { connection } });

Deno.test("refused connections: noted after a HEAD that says close, for five seconds", () => {
  let time = 0;
  const refused = createRefusedConnections(() => time);
  refused.note(said("GET"), closing(), peer(1));
  refused.note(said("HEAD"), new Response(null), peer(1));
  assert.equal(refused.isFurther("HEAD", peer(1)), false);
  refused.note(said("HEAD"), closing(), peer(1));
  assert.equal(refused.isFurther("HEAD", peer(1)), true);
  assert.equal(refused.isFurther("HEAD", peer(2)), false);
  time = 4999;
  assert.equal(refused.isFurther("HEAD", peer(1)), true);
  time = 5000;
  assert.equal(refused.isFurther("HEAD", peer(1)), false);
});

Deno.test("refused connections: ten thousand are remembered, the newest", () => {
  const refused = createRefusedConnections(() => 0);
  for (let port = 1; port <= 10_001; port++) refused.note(said("HEAD"), closing(), peer(port));
  assert.equal(refused.isFurther("HEAD", peer(1)), false);
  assert.equal(refused.isFurther("HEAD", peer(2)), true);
  assert.equal(refused.isFurther("HEAD", peer(10_001)), true);
});

Deno.test("refused connections: one that closed leaves its port to others", () => {
  const refused = createRefusedConnections(() => 0);
  refused.note(said("HEAD"), closing(), peer(1));
  assert.equal(refused.isFurther("HEAD", peer(1)), true);
  assert.equal(refused.isFurther("GET", peer(1)), true);
  assert.equal(refused.isFurther("GET", peer(1)), false);
});

Deno.test("refused connections: not noted where the client itself says close", () => {
  for (const spelling of ["close", "Close"]) {
    const refused = createRefusedConnections(() => 0);
    refused.note(said("HEAD", spelling), closing(), peer(1));
    assert.equal(refused.isFurther("HEAD", peer(1)), false);
  }
});

Deno.test("refused connections: what follows refuses with 400", () => {
  assert.equal(refuseFurther().status, 400);
});

/** Reads until the server closes, or for `patience` milliseconds. */
async function after(first: string, next: string, patience = 5000) {
  const asked: string[] = [];
  const port = freePort();
  const server = createHttpServer({
    port,
    hostname: "127.0.0.1",
    answer({ url, method }) {
      const { pathname } = new URL(url);
      asked.push(`${method} ${pathname}`);
      const isRefused = pathname === "/refused";
      return Promise.resolve(isRefused ? refuseAndClose("request-1") : new Response("given"));
    },
  });
  try {
    const answer = await exchange(port, first + next, patience);
    return { ...answer, asked };
  } finally {
    await server.stop({ deadline: 0, abortInFlight: () => {} });
  }
}

const ask = (line: string) => `${line} HTTP/1.1\r\nHost: a.example\r\n\r\n`;

Deno.test("refused connections: nothing behind a refused HEAD is answered", async () => {
  const { asked, closed, raw } = await after(ask("HEAD /refused"), ask("GET /next"));
  assert.deepEqual(asked, ["HEAD /refused"]);
  assert.equal(closed, true);
  assert.equal(raw.includes("given"), false);
});

Deno.test("refused connections: nor behind many of them", async () => {
  const { asked } = await after(
    ask("HEAD /refused") + ask("HEAD /again").repeat(5),
    ask("GET /next"),
  );
  assert.deepEqual(asked, ["HEAD /refused"]);
});

Deno.test("refused connections: an ordinary HEAD leaves its connection usable", async () => {
  const { asked } = await after(ask("HEAD /a"), ask("GET /next"), 300);
  assert.deepEqual(asked, ["HEAD /a", "GET /next"]);
});

Deno.test("refused connections: a HEAD that says close is closed, and what follows unread", async () => {
  const head = ask("HEAD /refused").replace("\r\n\r\n", "\r\nConnection: close\r\n\r\n");
  const { asked, closed, raw } = await after(head, ask("GET /next"));
  assert.deepEqual(asked, ["HEAD /refused"]);
  assert.equal(closed, true);
  assert.equal(raw.includes("given"), false);
});
