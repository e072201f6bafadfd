import assert from "node:assert/strict";
import { until } from "../../support/waiting.ts";
import { signedIn, startGateway } from "./harness.ts";
import { manyPeople } from "./samples.ts";
import { type Answer, startHttpUpstream } from "./http_upstream.ts";
import { exchange } from "./wire.ts";

/** No server listens there. */
const DEAD = "http://127.0.0.1:1";
const GET = signedIn("GET / HTTP/1.1");
const POST = signedIn("POST / HTTP/1.1", ["Content-Length: 2"], "hi");

const refuse: Answer = (request) => request.socket.destroy();

Deno.test("gateway balances requests between the endpoints of a service", async () => {
  await using one = await startHttpUpstream();
  await using two = await startHttpUpstream();
  await using gateway = await startGateway({ upstream: [one.origin, two.origin] });
  for (let round = 0; round < 6; round++) {
    assert.equal((await exchange(gateway.port, GET)).status, 200);
  }
  assert.deepEqual([one.targets.length, two.targets.length], [3, 3]);
});

Deno.test("gateway tries another endpoint if one cannot be reached, for any request", async () => {
  await using alive = await startHttpUpstream();
  await using gateway = await startGateway({
    upstream: [DEAD, alive.origin],
    policy: { breaker: { failures: 2, pause: 60 } },
  });
  for (let round = 0; round < 8; round++) {
    assert.equal((await exchange(gateway.port, round % 2 ? GET : POST)).status, 200);
  }
  assert.equal(alive.targets.length, 8);
  assert.deepEqual(gateway.errors, []);
});

Deno.test("gateway retries no unsafe request that may have arrived", async () => {
  await using broken = await startHttpUpstream(refuse);
  await using alive = await startHttpUpstream();
  await using gateway = await startGateway({ upstream: [broken.origin, alive.origin] });
  const statuses = [];
  for (let round = 0; round < 4; round++) {
    statuses.push((await exchange(gateway.port, POST)).status);
  }
  assert.deepEqual(statuses.sort(), [200, 200, 502, 502]);
  assert.deepEqual([broken.targets.length, alive.targets.length], [2, 2]);
  for (let round = 0; round < 2; round++) {
    assert.equal((await exchange(gateway.port, GET)).status, 200);
  }
});

Deno.test("gateway skips an unhealthy endpoint until it recovers", async () => {
  let serving = true;
  const checks: string[] = [];
  await using changing = await startHttpUpstream((request, response) => {
    if (request.url === "/health") {
      checks.push(request.headers.host ?? "");
      response.statusCode = serving ? 204 : 503;
    }
    response.end();
  });
  await using gateway = await startGateway({
    upstream: changing.origin,
    policy: {
      upstream_host: "agency.example",
      health: { path: "/health", interval: 0.1, unhealthy: 2, healthy: 2 },
    },
  });
  const ask = async () => (await exchange(gateway.port, GET)).status;
  assert.equal(await ask(), 200);
  serving = false;
  await until(async () => await ask() === 503);
  serving = true;
  await until(async () => await ask() === 200);
  assert.ok(checks.length >= 4);
  assert.ok(checks.every((host) => host === "agency.example"));
});

Deno.test("one hanging service does not affect another (case 40)", async () => {
  await using slow = await startHttpUpstream(() => {});
  await using quick = await startHttpUpstream();
  await using hanging = await startGateway({
    upstream: slow.origin,
    limits: { requests: 4, queue: 4, wait: 60, answer: 60 },
    who: manyPeople(),
    others: [{ id: "vehicle", upstream: quick.origin }],
  });
  const answered: number[] = [];
  const stuck = Array.from(
    { length: 20 },
    () =>
      exchange(hanging.port, signedIn("GET /stuck HTTP/1.1"), 60_000)
        .then(({ status }) => answered.push(status)),
  );
  await until(() => slow.open === 4);
  const other = GET.replace("insurance.localhost", "vehicle.localhost");
  for (let round = 0; round < 50; round++) {
    assert.equal((await exchange(hanging.port, other)).status, 200);
  }
  // All 50 were answered while the others still waited; of those, no more than four were ever sent.
  assert.equal(quick.targets.length, 50);
  assert.equal(slow.targets.length, 4);
  await until(() => answered.length === 12);
  assert.deepEqual(answered, Array(12).fill(503));
  await slow[Symbol.asyncDispose]();
  await Promise.all(stuck);
});
