import assert from "node:assert/strict";
import { createRegistry } from "../../../domain/registry/registry.ts";
import { type Service, serviceSchema } from "../../../domain/registry/service.ts";

const service = (id: string, settings = {}): Service =>
  serviceSchema.parse({ id, title: { fa: id }, upstream: "http://127.0.0.1:9000", ...settings });

Deno.test("createRegistry replaces all services at once and tells what has changed", () => {
  const [library, tax] = [service("library"), service("tax")];
  const registry = createRegistry({ services: [library, tax] });
  const before = registry.current();
  const change = registry.replace([service("tax", { level: 1 }), service("post")]);
  assert.deepEqual(change, {
    added: ["post"],
    changed: ["tax"],
    removed: ["library"],
    former: new Set([library, tax]),
  });
  assert.deepEqual([...registry.current().keys()], ["tax", "post"]);
  assert.equal(registry.current().get("tax")?.level, 1);
  assert.deepEqual([...before.values()], [library, tax], "who decides by it goes on with it");
});

Deno.test("createRegistry keeps a service that stays as it was, whatever its place", () => {
  const [library, tax] = [service("library"), service("tax")];
  const registry = createRegistry({ services: [library, tax] });
  const change = registry.replace([service("tax"), service("library")]);
  assert.deepEqual(change, { added: [], changed: [], removed: [], former: new Set() });
  assert.equal(registry.current().get("library"), library);
  assert.equal(registry.current().get("tax"), tax);
});

Deno.test("createRegistry changes nothing when the new services are refused", () => {
  const library = service("library");
  const registry = createRegistry({
    services: [library],
    prepare(services) {
      if (services.has("tax")) throw new Error("no certificate");
    },
  });
  assert.throws(() => registry.replace([service("tax")]), /no certificate/);
  assert.deepEqual([...registry.current().values()], [library]);
});
