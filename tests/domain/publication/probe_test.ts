import assert from "node:assert/strict";
import { systemRandom } from "../../../adapters/runtime/system.ts";
import { upstreamRequestHeaders } from "../../../domain/gateway/headers/request_headers.ts";
import { UpstreamUnavailable } from "../../../domain/gateway/upstream/upstream.ts";
import { ECHO_PATH } from "../../../domain/publication/echo.ts";
import type { Probed, Probes } from "../../../domain/publication/ports.ts";
import { type ProbeDeps, probeUpstream } from "../../../domain/publication/probe.ts";
import { forgedBy, smugglingGate } from "../../../domain/publication/smuggling_gate.ts";
import { createCatalogue } from "../../../domain/services/catalogue.ts";
import type { Service } from "../../../domain/services/service.ts";
import { NOW, originOf, service } from "../../routes/gateway/samples.ts";

type Ask = Parameters<Probes["ask"]>;

/** A server whose page says what reached it, after `alter`; `audience` as it says. */
const echoing = (
  alter: (headers: Ask[2]["headers"]) => unknown = (headers) => headers,
  audience: unknown = "insurance",
) =>
(...[, , { target, headers }]: Ask): Probed => ({
  status: 200,
  body: target === ECHO_PATH ? JSON.stringify({ headers: alter(headers), audience }) : "",
});

function world(
  answer: (...asked: Ask) => Probed = echoing(),
  { known = [], refusal = null }: {
    known?: Service[];
    refusal?: ReturnType<Probes["refusalOf"]>;
  } = {},
) {
  const asked: Ask[] = [];
  const deps: ProbeDeps = {
    clock: { now: () => NOW },
    random: systemRandom,
    window: "https://sso.example.ir",
    catalogue: createCatalogue({ services: known }),
    signer: {
      sign: ({ aud }) => Promise.resolve(`assertion for ${aud}`),
      jwks: () => Promise.resolve({ keys: [] }),
    },
    probes: {
      originOf,
      refusalOf: () => refusal,
      ask(...all) {
        asked.push(all);
        return Promise.resolve().then(() => answer(...all));
      },
    },
  };
  const asking = { service: service({ attributes: [] }), agencyId: "agency-1" };
  return {
    asked,
    probe: (settings = {}) =>
      probeUpstream(deps, { ...asking, service: service({ attributes: [], ...settings }) }),
    gate: (settings = {}) =>
      smugglingGate(deps, { ...asking, service: service({ attributes: [], ...settings }) }),
  };
}

const unreached = (reason: string) => () => {
  throw new UpstreamUnavailable("no", { fault: { address: "http://127.0.0.1:1", reason } });
};

Deno.test("probe: a server that answers and knows for whom an assertion is", async () => {
  const { probe, asked } = world();
  const { finding, servers } = await probe();
  assert.equal(finding, "passed");
  assert.equal(servers[0].audience, "passed");
  const [[, , first], [, , second]] = asked;
  const named = (headers: Ask[2]["headers"]) => headers.map(([name]) => name.toLowerCase());
  assert.equal(first.target, "/");
  assert.ok(!named(first.headers).some((name) => name.startsWith("x-identity-")));
  assert.ok(named(second.headers).includes("x-identity-assertion"));
});

Deno.test("probe: its health path must say that all is well", async () => {
  const statusOf = (status: number) => world(() => ({ status, body: "" }));
  const health = { path: "/health" };
  for (
    const [status, settings, finding] of [
      [404, {}, "passed"],
      [503, {}, "failed"],
      [404, { health }, "failed"],
      [204, { health }, "passed"],
    ] as const
  ) {
    const { probe, asked } = statusOf(status);
    const result = await probe(settings);
    assert.equal(result.finding, finding, `${status}`);
    assert.equal(asked[0][2].target, "health" in settings ? "/health" : "/");
  }
});

Deno.test("probe: a server that says nothing of assertions is not judged by them", async () => {
  for (const body of ["<p>hello", "{}", '{"headers":[]}', '{"headers":7,"audience":"x"}']) {
    const { servers: [{ audience, finding }] } = await world(() => ({ status: 200, body })).probe();
    assert.deepEqual([audience, finding], ["unseen", "passed"], body);
  }
});

Deno.test("probe: a server that takes the assertion for another's, or believes any, fails", async () => {
  for (const audience of ["other", null]) {
    const { servers: [server] } = await world(echoing((headers) => headers, audience)).probe();
    assert.deepEqual([server.finding, server.reason], ["failed", "audience"]);
  }
});

Deno.test("probe: what cannot be reached fails, with a word for the reason", async () => {
  const { servers: [expired] } = await world(unreached("CertificateExpired")).probe();
  assert.deepEqual([expired.reason, expired.fault], ["no_answer", "CertificateExpired"]);
  const { servers: [forbidden] } = await world(unreached("forbidden address")).probe();
  assert.equal(forbidden.reason, "forbidden_address");
});

Deno.test("probe: every server of every route is asked, and each must pass", async () => {
  const upstream = ["http://127.0.0.1:1", "http://127.0.0.1:2"];
  const routes = [{ prefix: "/api/", upstream: "http://127.0.0.1:3" }];
  const { probe, asked } = world((...all) =>
    all[1].endsWith(":3") ? unreached("ECONNREFUSED")() : echoing()(...all)
  );
  const { finding, servers } = await probe({ upstream, routes });
  assert.equal(finding, "failed");
  assert.deepEqual(servers.map(({ finding }) => finding), ["passed", "passed", "failed"]);
  assert.equal(new Set(asked.map(([, origin]) => origin)).size, 3);
});

Deno.test("probe and gate: an origin that is refused is never asked", async () => {
  const { probe, gate, asked } = world(undefined, { refusal: "not_https" });
  assert.equal((await probe()).servers[0].reason, "not_https");
  assert.equal((await gate()).finding, "unseen");
  assert.deepEqual(asked, []);
});

Deno.test("probe and gate: nothing is signed for a name of another's", async () => {
  const desk = { published: { agencyId: "agency-2", revision: 1 } };
  for (const known of [service(), { ...service(), desk }]) {
    const { probe, gate, asked } = world(undefined, { known: [known] });
    assert.equal((await probe()).nameTaken, true);
    assert.equal((await gate()).finding, "unseen");
    assert.deepEqual(asked, []);
  }
  const own = { ...service(), desk: { published: { agencyId: "agency-1", revision: 1 } } };
  assert.equal((await world(undefined, { known: [own] }).probe()).finding, "passed");
});

Deno.test("probe: a service without servers behind the gateway is not seen", async () => {
  const settings = { upstream: undefined, forward_auth: { proxies: ["192.0.2.1"] } };
  assert.deepEqual((await world().probe(settings)).finding, "unseen");
});

Deno.test("gate: a server that reads what the gateway sends passes every spelling", async () => {
  const { finding, servers, tried } = await world().gate({
    identity_headers: { "X-Remote-Person": "{subject}" },
  });
  assert.equal(finding, "passed");
  assert.deepEqual(servers[0].failed, []);
  assert.ok(tried > 10);
});

Deno.test("gate: names as CGI reads them count as the same", async () => {
  const cgi = (headers: Ask[2]["headers"]) =>
    Object.fromEntries(
      headers.map(([name, value]) => [`HTTP_${name.toUpperCase().replaceAll("-", "_")}`, value]),
    );
  assert.equal((await world(echoing(cgi)).gate()).finding, "passed");
});

Deno.test("gate: without the page, or without the assertion on it, nothing is seen", async () => {
  const none = world(() => ({ status: 404, body: "" }));
  const silent = world(echoing(() => []));
  const gone = world(unreached("ECONNREFUSED"));
  for (const { gate } of [none, silent, gone]) assert.equal((await gate()).finding, "unseen");
});

Deno.test("gate: a server that adds, doubles or changes what the gateway says fails", async () => {
  const isSubject = ([name]: [string, string]) => name === "X-Identity-Subject";
  const alterations: ((headers: Ask[2]["headers"]) => unknown)[] = [
    (headers) => headers.flatMap((one) => isSubject(one) ? [one, one] : [one]),
    (headers) => headers.map((one) => isSubject(one) ? [one[0], "admin"] : one),
    (headers) => [...headers, ["x_identity_level", "3"]],
  ];
  for (const alter of alterations) {
    assert.equal((await world(echoing(alter)).gate()).finding, "failed");
  }
});

Deno.test("gate: one spelling that arrives is named", async () => {
  let sent = 0;
  const { servers: [server] } = await world((...all) => {
    const isThird = ++sent === 3;
    return isThird ? { status: 500, body: "" } : echoing()(...all);
  }).gate();
  assert.deepEqual(server.failed, ["underscores"]);
});

Deno.test("gate: every forged name is one that the gateway removes", () => {
  const incoming = forgedBy(service(), "cgi", "forged");
  assert.ok([...incoming.values()].includes("forged"));
  for (const spelling of ["as_it_is", "dots", "named_in_connection", "cgi"] as const) {
    const headers = upstreamRequestHeaders({
      incoming: forgedBy(service(), spelling, "forged"),
      identity: [],
      reserved: new Set(),
      client: { ip: "192.0.2.1", proto: "https", host: "a.example.ir" },
      upstreamHost: "a.example.ir",
      requestId: "1",
    });
    assert.ok(!headers.some(([, value]) => value === "forged"), spelling);
  }
});
