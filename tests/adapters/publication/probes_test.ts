/** Probes against real servers: addresses, certificates, bodies that do not end. */
import assert from "node:assert/strict";
import { createProbes } from "../../../adapters/publication/probes.ts";
import { isForbiddenFor } from "../../../domain/gateway/upstream/upstream_ip.ts";
import { UpstreamFailed } from "../../../domain/gateway/upstream/upstream.ts";
import { PROBED_BYTES } from "../../../domain/publication/ports.ts";
import { type Answer, startHttpUpstream } from "../../routes/gateway/http_upstream.ts";
import { originOf, service } from "../../routes/gateway/samples.ts";
import { createCertificate } from "../../support/certificate.ts";

const near = createProbes({ isStrict: false, originOf });
const strict = createProbes({ isStrict: true, isForbidden: isForbiddenFor, originOf });
const request = {
  target: "/health?a=b",
  headers: [["host", "insurance.localhost"]] as [string, string][],
};
const faultOf = async (asking: Promise<unknown>) => {
  const error = await asking.then(() => null, (error) => error);
  assert.ok(error instanceof UpstreamFailed, String(error));
  return error.fault?.reason;
};

Deno.test("probes: the answer of one server, whatever the service's others are", async () => {
  const answer: Answer = ({ headers, url }, response) =>
    response.writeHead(302, { location: "http://127.0.0.1:1/" }).end(`${headers.host} ${url}`);
  await using upstream = await startHttpUpstream(answer);
  assert.deepEqual(await near.ask(service(), upstream.origin, request), {
    status: 302,
    body: "insurance.localhost /health?a=b",
  });
  assert.deepEqual(upstream.targets, ["/health?a=b"], "no redirect is followed");
});

Deno.test("probes: no more is read of a body than a page needs", async () => {
  await using upstream = await startHttpUpstream((_, response) => {
    const write = () => {
      while (!response.destroyed && response.write("x".repeat(50_000)));
    };
    response.on("drain", write);
    write();
  });
  const { body } = await near.ask(service(), upstream.origin, request);
  assert.equal(body.length, PROBED_BYTES);
});

Deno.test("probes: a certificate that nobody vouches for is refused", async () => {
  const own = await createCertificate(["127.0.0.1"]);
  await using upstream = await startHttpUpstream(undefined, own);
  assert.equal(await faultOf(near.ask(service(), upstream.origin, request)), "UnknownIssuer");
  assert.deepEqual(upstream.targets, []);
});

Deno.test("probes: addresses that no service of the desk may have are never connected to", async () => {
  await using upstream = await startHttpUpstream();
  const { port } = new URL(upstream.origin);
  for (const host of ["127.0.0.1", "localhost", "[::1]"]) {
    const fault = await faultOf(strict.ask(service(), `http://${host}:${port}`, request));
    assert.equal(fault, "forbidden address", host);
  }
  assert.deepEqual(upstream.targets, []);
});

Deno.test("probes: origins that are refused by themselves", () => {
  const refused = {
    "https://127.0.0.1": "forbidden_address",
    "https://[::1]": "forbidden_address",
    "https://10.1.2.3": "forbidden_address",
    "https://192.168.0.1:8443": "forbidden_address",
    "https://169.254.169.254": "forbidden_address",
    "https://[fd00::1]": "forbidden_address",
    "https://a.localhost": "forbidden_address",
    "http://library.example.ir": "not_https",
    "https://library.example.ir": null,
    "https://185.1.2.3": null,
  };
  for (const [origin, why] of Object.entries(refused)) {
    assert.equal(strict.refusalOf(origin), why, origin);
    assert.equal(near.refusalOf(origin), null);
  }
});
