/** Which servers get logout tokens, and what they can do with that. */
import assert from "node:assert/strict";
import { createLogoutReceivers } from "../../../adapters/federation/logout_receivers.ts";
import { createServiceUpstreams } from "../../../adapters/upstream/service_upstreams.ts";
import { isForbiddenUpstream } from "../../../domain/gateway/upstream/upstream_ip.ts";
import { startHttpUpstream } from "../../routes/gateway/http_upstream.ts";
import { until } from "../../support/waiting.ts";
import { type Policy, service } from "../../routes/gateway/samples.ts";

const FORM = new URLSearchParams({ logout_token: "a.b.c" });

function start(policy: Policy, isForbidden?: (ip: string) => boolean) {
  const told = service(policy);
  const agencies = createServiceUpstreams({ originOf: () => "https://insurance.example.ir" });
  const receivers = createLogoutReceivers({ agencies, isForbidden });
  agencies.use([told]);
  receivers.use([told]);
  return {
    post: (signal = AbortSignal.timeout(5000)) => receivers.post(told, FORM, signal),
    receivers,
    agencies,
    [Symbol.dispose]() {
      agencies.destroy();
      receivers.destroy();
    },
  };
}

async function startReceiver(status: number, headers: Record<string, string> = {}) {
  const seen: { host?: string; body: string; headers: string[] }[] = [];
  const server = await startHttpUpstream(async (request, response) => {
    const body = (await Array.fromAsync(request)).join("");
    const { host } = request.headers;
    seen.push({ host, body, headers: Object.keys(request.headers).sort() });
    response.writeHead(status, headers).end("x".repeat(10_000));
  });
  return { server, seen };
}

Deno.test("receiver: the upstream hears the service's name and gets the form, no identity", async () => {
  const { server, seen } = await startReceiver(200);
  await using _ = server;
  using told = start({ upstream: server.origin, backchannel_logout_uri: "/out?x=1" });
  assert.equal(await told.post(), 200);
  assert.deepEqual(server.targets, ["/out?x=1"]);
  assert.equal(seen[0].host, "insurance.example.ir");
  assert.equal(seen[0].body, "logout_token=a.b.c");
  assert.deepEqual(
    seen[0].headers.filter((name) => /identity|forwarded|cookie|authorization/.test(name)),
    [],
  );
});

Deno.test("receiver: another server hears its own name", async () => {
  const { server, seen } = await startReceiver(204);
  await using _ = server;
  using told = start({ backchannel_logout_uri: `${server.origin}/out` });
  assert.equal(await told.post(), 204);
  assert.equal(seen[0].host, new URL(server.origin).host);
});

Deno.test("receiver: routes choose the server for a path, and not for another server's URL", async () => {
  const { server } = await startReceiver(200);
  await using _ = server;
  const other = await startReceiver(201);
  await using __ = other.server;
  const routes = [{ prefix: "/out/", upstream: other.server.origin }];
  using path = start({ upstream: server.origin, routes, backchannel_logout_uri: "/out/x" });
  assert.equal(await path.post(), 201);
  using url = start({ routes, backchannel_logout_uri: `${server.origin}/out/x` });
  assert.equal(await url.post(), 200);
});

Deno.test("receiver: redirects are not followed", async () => {
  const trap = await startReceiver(200);
  await using _ = trap.server;
  const { server } = await startReceiver(307, { location: trap.server.origin });
  await using __ = server;
  using told = start({ backchannel_logout_uri: `${server.origin}/out` });
  assert.equal(await told.post(), 307);
  assert.deepEqual(trap.server.targets, []);
});

Deno.test("receiver: forbidden IPs are refused when connecting, by any name", async () => {
  const { server } = await startReceiver(200);
  await using _ = server;
  const { port } = new URL(server.origin);
  for (const host of ["127.0.0.1", "localhost", "agency.localhost", "[::1]"]) {
    using told = start({ backchannel_logout_uri: `http://${host}:${port}/` }, isForbiddenUpstream);
    await assert.rejects(told.post(), { name: "UpstreamUnavailable" }, host);
  }
  assert.deepEqual(server.targets, []);
});

Deno.test("receiver: a service that is not told any more gets nothing", async () => {
  const { server } = await startReceiver(200);
  await using _ = server;
  using told = start({});
  await assert.rejects(told.post());
  assert.deepEqual(server.targets, []);
});

Deno.test("receiver: an attempt ends when it is aborted", async () => {
  const server = await startHttpUpstream(() => {});
  await using _ = server;
  using told = start({ backchannel_logout_uri: `${server.origin}/` });
  const limit = new AbortController();
  const posting = told.post(limit.signal);
  await until(() => server.open > 0);
  limit.abort(new DOMException("late", "TimeoutError"));
  await assert.rejects(posting, { name: "TimeoutError" });
});
