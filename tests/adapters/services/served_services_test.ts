import assert from "node:assert/strict";
import { readServedServices } from "../../../adapters/services/served_services.ts";
import { ConfigurationError } from "../../../adapters/configuration/environment.ts";

const entry = (settings: object) => ({ id: "a", title: { fa: "الف" }, ...settings });

/** Problems of a file with these services, without its path. */
async function problemsOf(...services: object[]): Promise<string[]> {
  const path = await Deno.makeTempFile({ suffix: ".json" });
  try {
    await Deno.writeTextFile(path, JSON.stringify({ services }));
    await readServedServices(path);
    return [];
  } catch (error) {
    assert.ok(error instanceof ConfigurationError, String(error));
    return error.problems.map((problem) => problem.replace(`${path}: `, ""));
  } finally {
    await Deno.remove(path);
  }
}

const FORBIDDEN = [
  "http://127.0.0.1:9000",
  "http://127.1:9000",
  "http://0x7f000001",
  "http://[::1]:9000",
  "http://[::ffff:127.0.0.1]",
  "http://0.0.0.0",
  "http://localhost:9000",
  "http://LOCALHOST",
  "http://a.localhost",
  "http://169.254.169.254",
];

for (const upstream of FORBIDDEN) {
  Deno.test(`served services: ${upstream} is refused in every place`, async () => {
    const { origin } = new URL(upstream);
    const line = `service «a»: ${origin} is this machine's or another forbidden address`;
    assert.deepEqual(await problemsOf(entry({ upstream })), [line]);
    assert.deepEqual(await problemsOf(entry({ upstream: ["http://10.0.0.1", upstream] })), [line]);
    const routes = [{ prefix: "/api/", upstream }];
    assert.deepEqual(await problemsOf(entry({ upstream: "http://10.0.0.1", routes })), [line]);
  });
}

Deno.test("served services: a receiver of logout tokens on this machine is refused too", async () => {
  const told = { upstream: "https://10.0.0.1", backchannel_logout_uri: "https://127.0.0.1/out" };
  assert.deepEqual(await problemsOf(entry(told)), [
    "service «a»: https://127.0.0.1 is this machine's or another forbidden address",
  ]);
});

Deno.test("served services: names and private networks are for the connection to judge", async () => {
  for (const upstream of ["http://10.20.0.9", "http://agency.example.ir", "http://[fd12::1]:80"]) {
    assert.deepEqual(await problemsOf(entry({ upstream })), []);
  }
  assert.equal(await readServedServices("/no/such/file"), null);
});
