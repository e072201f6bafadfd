/** Several upstreams of one service: who gets what, by requests and sockets. */
import assert from "node:assert/strict";
import { until } from "../../support/waiting.ts";
import { handshake, HOST, signedIn, startGateway } from "./harness.ts";
import { startHttpUpstream } from "./http_upstream.ts";
import { startSocketUpstream } from "./socket_upstream.ts";
import { exchange, startRecordingUpstream, valuesOf } from "./wire.ts";

const get = (path: string) => signedIn(`GET ${path} HTTP/1.1`);

Deno.test("gateway forwards each target to the upstream of its route, unchanged", async () => {
  await using upstreams = await threeUpstreams();
  const [rest, api, admin] = upstreams;
  await using gateway = await startGateway({
    upstream: rest.origin,
    policy: {
      paths: "exact",
      routes: [
        { prefix: "/api/", upstream: api.origin },
        { prefix: "/api/admin/", upstream: admin.origin },
      ],
    },
  });
  const sent = ["/", "/api", "/apiary/", "/api/", "/api/a%2Fb?c", "/api//x", "/api/admin/x"];
  for (const target of sent) {
    assert.equal((await exchange(gateway.port, get(target))).status, 200, target);
  }
  for (const target of ["//api/x", "/%61pi/x", "/api%2Fx", "/api;x/y", "/api/%61dmin/x"]) {
    assert.equal((await exchange(gateway.port, get(target))).status, 400, target);
  }
  assert.deepEqual(rest.targets, ["/", "/api", "/apiary/"]);
  assert.deepEqual(api.targets, ["/api/", "/api/a%2Fb?c", "/api//x"]);
  assert.deepEqual(admin.targets, ["/api/admin/x"]);
});

Deno.test("gateway keeps apart which routes' endpoints fail, and shares the service's limits", async () => {
  await using rest = await startHttpUpstream();
  await using api = await startHttpUpstream(() => {});
  await using gateway = await startGateway({
    upstream: rest.origin,
    limits: { requests: 2, wait: 60, answer: 60 },
    policy: {
      breaker: { failures: 1, pause: 60 },
      routes: [
        { prefix: "/dead/", upstream: "http://127.0.0.1:1" },
        { prefix: "/api/", upstream: api.origin },
      ],
    },
  });
  assert.equal((await exchange(gateway.port, get("/dead/"))).status, 502);
  assert.equal((await exchange(gateway.port, get("/dead/"))).status, 503, "its circuit is open");
  assert.equal((await exchange(gateway.port, get("/"))).status, 200);

  const hanging = [1, 2].map(() => exchange(gateway.port, get("/api/"), 60_000));
  await until(() => api.open === 2);
  const waiting = exchange(gateway.port, get("/"), 60_000);
  await until(() => gateway.underWay === 3);
  assert.deepEqual(rest.targets, ["/"], "waits for a place");
  await api[Symbol.asyncDispose]();
  assert.equal((await waiting).status, 200);
  await Promise.all(hanging);
});

Deno.test("gateway opens WebSockets at the upstream of their route", async () => {
  await using rest = startRecordingUpstream();
  await using sockets = await startSocketUpstream(() => {});
  await using gateway = await startGateway({
    upstream: rest.origin,
    policy: { routes: [{ prefix: "/socket.io/", upstream: sockets.origin }] },
  });
  const request = handshake("/socket.io/?a=1");
  const { status } = await exchange(gateway.port, request, 3000, (raw) => raw !== "");
  assert.equal(status, 101);
  assert.deepEqual(sockets.handshakes.map(({ target }) => target), ["/socket.io/?a=1"]);
  assert.deepEqual(rest.received, []);
});

Deno.test("gateway makes the service's address of that of a route's upstream", async () => {
  await using rest = await startHttpUpstream();
  const location = "http://agency.internal:9001/api/b";
  await using api = await startHttpUpstream((_, response) => {
    response.writeHead(302, { location: location.replace("agency.internal:9001", host) });
    response.end();
  });
  const host = new URL(api.origin).host;
  await using gateway = await startGateway({
    upstream: rest.origin,
    policy: { routes: [{ prefix: "/api/", upstream: api.origin }] },
  });
  const { head } = await exchange(gateway.port, get("/api/a"));
  assert.deepEqual(valuesOf(head, "location"), [`http://${HOST}/api/b`]);
});

async function threeUpstreams() {
  const all = await Promise.all([1, 2, 3].map(() => startHttpUpstream()));
  return Object.assign(all, {
    async [Symbol.asyncDispose]() {
      await Promise.all(all.map((one) => one[Symbol.asyncDispose]()));
    },
  });
}
