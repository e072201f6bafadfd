import assert from "node:assert/strict";
import { createHosts } from "../../../domain/services/hosts.ts";
import { createCatalogue } from "../../../domain/services/catalogue.ts";
import { service } from "../../routes/gateway/samples.ts";

const insurance = service();
const registry = createCatalogue({ services: [insurance] });
const hostsAt = (baseUrl: string) => createHosts({ baseUrl, catalogue: registry });

Deno.test("createHosts: the window is sso.<base>, with the base itself as an alias", () => {
  const hosts = hostsAt("https://example.ir");
  assert.equal(hosts.window, "https://sso.example.ir");
  assert.equal(hosts.secure, true);
  assert.equal(hosts.originOf(insurance), "https://insurance.example.ir");
  assert.deepEqual(hosts.resolve("sso.example.ir"), { window: true });
  assert.deepEqual(hosts.resolve("example.ir"), { alias: true });
  assert.deepEqual(hosts.resolve("insurance.example.ir"), { service: insurance });
  assert.deepEqual(hosts.resolve("files.example.ir"), { files: true });
  assert.equal(hosts.files, "https://files.example.ir");
  assert.deepEqual(hosts.resolve("desk.example.ir"), { desk: true });
  assert.equal(hosts.desk, "https://desk.example.ir");
});

Deno.test("createHosts: on this machine the window is localhost itself", () => {
  const hosts = hostsAt("http://localhost:8000");
  assert.equal(hosts.window, "http://localhost:8000");
  assert.equal(hosts.secure, false);
  assert.equal(hosts.originOf(insurance), "http://insurance.localhost:8000");
  assert.deepEqual(hosts.resolve("localhost:8000"), { window: true });
  for (const alias of ["sso.localhost:8000", "127.0.0.1:8000"]) {
    assert.deepEqual(hosts.resolve(alias), { alias: true }, alias);
  }
  assert.deepEqual(hosts.resolve("insurance.localhost:8000"), { service: insurance });
  assert.deepEqual(hosts.resolve("files.localhost:8000"), { files: true });
  assert.deepEqual(hostsAt("http://localhost").resolve("127.0.0.1"), { alias: true });
});

Deno.test("createHosts: below localhost it is as in production, found by the usual names", () => {
  const hosts = hostsAt("http://panjereh.localhost:8000");
  assert.equal(hosts.window, "http://sso.panjereh.localhost:8000");
  assert.equal(hosts.secure, false);
  assert.equal(hosts.originOf(insurance), "http://insurance.panjereh.localhost:8000");
  assert.deepEqual(hosts.resolve("insurance.panjereh.localhost:8000"), { service: insurance });
  for (const alias of ["panjereh.localhost:8000", "localhost:8000", "127.0.0.1:8000"]) {
    assert.deepEqual(hosts.resolve(alias), { alias: true }, alias);
  }
  assert.equal(hosts.resolve("insurance.localhost:8000"), null);
});

Deno.test("createHosts: any other name is an unknown host", () => {
  const cases: [baseUrl: string, hosts: string[]][] = [
    ["https://example.ir", [
      "",
      "insurance",
      "insuranceexample.ir",
      "insurance.exampl3.ir",
      "a.insurance.example.ir",
      "insurance.example.ir:443",
      "insurance.example.ir.evil.ir",
      "vehicle.example.ir",
      "__proto__.example.ir",
      "127.0.0.1",
      "localhost",
      ".example.ir",
    ]],
    ["http://localhost:8000", [
      "localhost",
      "localhost:8001",
      "insurance.localhost",
      "insurance.localhost:8001",
    ]],
  ];
  for (const [baseUrl, names] of cases) {
    const hosts = hostsAt(baseUrl);
    for (const name of names) assert.equal(hosts.resolve(name), null, name);
  }
});

Deno.test("createHosts: a service is known from the moment that the catalogue has it", () => {
  const registry = createCatalogue({ services: [] });
  const hosts = createHosts({ baseUrl: "https://example.ir", catalogue: registry });
  assert.equal(hosts.resolve("insurance.example.ir"), null);
  registry.replace([insurance]);
  assert.deepEqual(hosts.resolve("insurance.example.ir"), { service: insurance });
});
