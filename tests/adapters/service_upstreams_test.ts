import assert from "node:assert/strict";
import { createServiceUpstreams } from "../../adapters/upstream/service_upstreams.ts";
import { UpstreamUnavailable } from "../../domain/gateway/upstream.ts";
import { service } from "../gateway/harness.ts";
import { startHttpUpstream } from "../gateway/http_upstream.ts";
import { until } from "../support/waiting.ts";

const request = {
  method: "GET",
  target: "/",
  headers: [["host", "agency.example"]] as [string, string][],
  body: null,
  person: "zahra",
};

Deno.test("createServiceUpstreams keeps an upstream while its settings stay the same", () => {
  const upstreams = createServiceUpstreams();
  const [first, same] = [service({ level: 1 }), service({ level: 2 })];
  const other = service({ limits: { requests: 3 } });
  upstreams.use([first]);
  const kept = upstreams.of(first);
  upstreams.use([same]);
  assert.equal(upstreams.of(same), kept);
  upstreams.use([other]);
  assert.notEqual(upstreams.of(other), kept);
  // Who was let in under the former rules goes on under them.
  assert.equal(upstreams.of(first), kept);
  upstreams.destroy();
});

Deno.test("createServiceUpstreams lets what is under way end, and changes nothing on an error", async () => {
  let answer!: () => void;
  await using server = await startHttpUpstream((_, response) => {
    answer = () => response.end("late");
  });
  const upstreams = createServiceUpstreams();
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
  const upstreams = createServiceUpstreams();
  const agency = service({ upstream: undefined, forward_auth: { proxies: ["192.0.2.1"] } });
  upstreams.use([agency]);
  assert.throws(() => upstreams.of(agency), UpstreamUnavailable);
});
