import assert from "node:assert/strict";
import { createServiceUpstreams } from "../../../adapters/upstream/service_upstreams.ts";
import { UpstreamUnavailable } from "../../../domain/gateway/upstream/upstream.ts";
import { originOf, type Policy, service } from "../../routes/gateway/samples.ts";
import { startHttpUpstream } from "../../routes/gateway/http_upstream.ts";
import { until, within } from "../../support/waiting.ts";
import { startPeers } from "./http1/upstream_peer.ts";

// Finds timers that are not cleared.
Deno.test.sanitizer({ ops: true });

const request = {
  method: "GET",
  target: "/",
  headers: [["host", "agency.example"]] as [string, string][],
  body: null,
  person: "zahra",
};

Deno.test("createServiceUpstreams keeps an upstream while its settings stay the same", () => {
  const upstreams = createServiceUpstreams({ originOf });
  const [first, same] = [service({ level: 1 }), service({ level: 2 })];
  const other = service({ limits: { requests: 3 } });
  upstreams.use([first]);
  const kept = upstreams.of(first);
  upstreams.use([same]);
  assert.equal(upstreams.of(same), kept);
  upstreams.use([other]);
  assert.notEqual(upstreams.of(other), kept);
  // What was admitted under the former settings continues under them.
  assert.equal(upstreams.of(first), kept);
  upstreams.destroy();
});

Deno.test("createServiceUpstreams lets exchanges under way end, and changes nothing on an error", async () => {
  let answer!: () => void;
  await using server = await startHttpUpstream((_, response) => {
    answer = () => response.end("late");
  });
  const upstreams = createServiceUpstreams({ originOf });
  const former = service({ upstream: server.origin });
  upstreams.use([former]);
  const { signal } = new AbortController();
  const underWay = upstreams.of(former).send({ ...request, signal });
  await until(() => server.open === 1);
  const broken = service({ upstream: "https://agency.example", tls: { ca: "/nowhere" } });
  assert.throws(() => upstreams.use([broken]));
  assert.throws(() => upstreams.of(broken), UpstreamUnavailable);
  upstreams.use([]);
  answer();
  const { status, body } = await underWay;
  assert.deepEqual([status, await new Response(body).text()], [200, "late"]);
  // A request that was decided on just before the change.
  const late = upstreams.of(former).send({ ...request, signal });
  await until(() => server.open === 1);
  answer();
  assert.equal((await late).status, 200);
  upstreams.destroy();
});

Deno.test("createServiceUpstreams has nothing for an agency that forwards by itself", () => {
  const upstreams = createServiceUpstreams({ originOf });
  const agency = service({ upstream: undefined, forward_auth: { proxies: ["192.0.2.1"] } });
  upstreams.use([agency]);
  assert.throws(() => upstreams.of(agency), UpstreamUnavailable);
});

Deno.test("createServiceUpstreams makes a new upstream when any of its settings changes", () => {
  const upstream = "https://127.0.0.1:1";
  const settings: Policy[] = [
    { upstream: "https://127.0.0.1:2" },
    { routes: [{ prefix: "/api/", upstream }] },
    { upstream_host: "agency.example" },
    { tls: { server_name: "agency.example" } },
    { limits: { answer: 3 } },
    { breaker: { failures: 3 } },
    { health: { path: "/" } },
  ];
  for (const changed of settings) {
    const upstreams = createServiceUpstreams({ originOf });
    const [former, next] = [service({ upstream }), service({ upstream, ...changed })];
    upstreams.use([former]);
    upstreams.use([next]);
    assert.notEqual(upstreams.of(next), upstreams.of(former), JSON.stringify(changed));
    upstreams.destroy();
  }
});

/** Answers one request; `left` is called when the kept connection is closed. */
const answeringOnce = (left: () => void) =>
  startPeers(async (peer) => {
    await peer.take();
    await peer.write("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
    await peer.left();
    left();
  });

Deno.test("createServiceUpstreams closes a former upstream's connections after its grace", async () => {
  const isLeft = Promise.withResolvers<void>();
  await using server = answeringOnce(isLeft.resolve);
  const upstreams = createServiceUpstreams({ originOf, grace: 5 });
  const former = service({ upstream: server.origin });
  upstreams.use([former]);
  const { signal } = new AbortController();
  assert.equal((await upstreams.of(former).send({ ...request, signal })).status, 200);
  upstreams.use([]);
  await within(isLeft.promise, "the kept connection to be left", 2000);
  upstreams.destroy();
});

Deno.test("createServiceUpstreams: a request that comes late under former settings leaves nothing open", async () => {
  const isLeft = Promise.withResolvers<void>();
  await using server = answeringOnce(isLeft.resolve);
  const upstreams = createServiceUpstreams({ originOf, grace: 5 });
  const former = service({ upstream: server.origin });
  upstreams.use([former]);
  upstreams.use([]);
  const { signal } = new AbortController();
  assert.equal((await upstreams.of(former).send({ ...request, signal })).status, 200);
  await within(isLeft.promise, "the kept connection to be left", 2000);
  upstreams.destroy();
});

Deno.test("createServiceUpstreams keeps an upstream when another service changes", async () => {
  await using server = await startHttpUpstream();
  const upstreams = createServiceUpstreams({ originOf, grace: 1 });
  const stays = service({ id: "stays", upstream: server.origin });
  upstreams.use([stays, service()]);
  const kept = upstreams.of(stays);
  upstreams.use([stays, service({ limits: { answer: 3 } })]);
  await new Promise((go) => setTimeout(go, 20));
  assert.equal(upstreams.of(stays), kept);
  const { signal } = new AbortController();
  assert.equal((await kept.send({ ...request, signal })).status, 200);
  upstreams.destroy();
});

Deno.test("createServiceUpstreams aborts everything when destroyed, former upstreams included", async () => {
  await using server = await startHttpUpstream(() => {});
  const upstreams = createServiceUpstreams({ originOf, grace: 60_000 });
  const services = [service({ upstream: server.origin }), service({ upstream: server.origin })];
  services[1].limits.answer = 59;
  const { signal } = new AbortController();
  const asked = services.map((one) => {
    upstreams.use([one]);
    return upstreams.of(one).send({ ...request, signal });
  });
  await until(() => server.open === 2);
  upstreams.destroy();
  for (const answer of asked) {
    await assert.rejects(within(answer, "the answer to break off"), { code: "DESTROYED" });
  }
});

Deno.test("createServiceUpstreams leaves nothing running of services that it refuses", () => {
  const upstreams = createServiceUpstreams({ originOf });
  const watched = service({ health: { path: "/", interval: 0.1 } });
  const broken = service({ id: "b", upstream: "https://a.example", tls: { ca: "/nowhere" } });
  assert.throws(() => upstreams.use([watched, broken]), { name: "ConfigurationError" });
  assert.throws(() => upstreams.of(watched), UpstreamUnavailable);
});
