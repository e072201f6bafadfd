/** To which servers events are pushed, and what is read of their answers. */
import assert from "node:assert/strict";
import { createEventReceivers } from "../../../adapters/federation/event_receivers.ts";
import { createServiceUpstreams } from "../../../adapters/upstream/service_upstreams.ts";
import { isForbiddenUpstream } from "../../../domain/gateway/upstream/upstream_ip.ts";
import { type Answer, startHttpUpstream } from "../../routes/gateway/http_upstream.ts";
import { service } from "../../routes/gateway/samples.ts";

function start(push: string, isForbidden?: (ip: string) => boolean) {
  const told = service({ events: { push } });
  const agencies = createServiceUpstreams({ originOf: () => "https://insurance.example.ir" });
  const receivers = createEventReceivers({ agencies, isForbidden });
  agencies.use([told]);
  receivers.use([told]);
  return {
    push: (signal = AbortSignal.timeout(5000)) => receivers.push(told, "a.b.c", signal),
    [Symbol.dispose]() {
      agencies.destroy();
      receivers.destroy();
    },
  };
}

async function answered(answer: Answer) {
  await using server = await startHttpUpstream(answer);
  using told = start(`${server.origin}/events`);
  return await told.push();
}

Deno.test("event receiver: of a refusal the beginning is read, of other answers nothing", async () => {
  const body = `{"err":"invalid_key","description":"${"x".repeat(100_000)}"}`;
  const refused = await answered((_, response) => response.writeHead(400).end(body));
  assert.equal(refused.status, 400);
  assert.equal(refused.body?.length, 4096);
  assert.deepEqual(await answered((_, response) => response.writeHead(202).end("x")), {
    status: 202,
    retryAfter: undefined,
    body: undefined,
  });
  const busy = await answered((_, response) =>
    response.writeHead(503, { "Retry-After": "7" }).end("x")
  );
  assert.equal(busy.retryAfter, "7");
});

Deno.test("event receiver: a refusal that never ends is cut off in time", async () => {
  const began = performance.now();
  await using server = await startHttpUpstream((_, response) => {
    response.writeHead(400).write('{"err":');
  });
  using told = start(`${server.origin}/events`);
  const { status, body } = await told.push(AbortSignal.timeout(300));
  assert.deepEqual([status, body], [400, ""]);
  assert.ok(performance.now() - began < 3000);
});

Deno.test("event receiver: redirects are final", async () => {
  await using trap = await startHttpUpstream();
  const { status } = await answered((_, response) =>
    response.writeHead(308, { location: trap.origin }).end()
  );
  assert.equal(status, 308);
  assert.deepEqual(trap.targets, []);
});

Deno.test("event receiver: forbidden IPs are refused when connecting, by any name", async () => {
  await using server = await startHttpUpstream();
  const { port } = new URL(server.origin);
  for (const host of ["127.0.0.1", "localhost", "agency.localhost", "[::1]"]) {
    using told = start(`http://${host}:${port}/`, isForbiddenUpstream);
    await assert.rejects(told.push(), { name: "UpstreamUnavailable" }, host);
  }
  assert.deepEqual(server.targets, []);
});
