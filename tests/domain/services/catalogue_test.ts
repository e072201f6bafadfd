import assert from "node:assert/strict";
import { createCatalogue } from "../../../domain/services/catalogue.ts";
import { type Service, serviceSchema } from "../../../domain/services/service.ts";

const service = (id: string, settings = {}): Service =>
  serviceSchema.parse({ id, title: { fa: id }, upstream: "http://127.0.0.1:9000", ...settings });

Deno.test("createCatalogue replaces all services at once and reports the changes", () => {
  const [library, tax] = [service("library"), service("tax")];
  const catalogue = createCatalogue({ services: [library, tax] });
  const before = catalogue.current();
  const change = catalogue.replace([service("tax", { level: 1 }), service("post")]);
  assert.deepEqual(change, {
    added: ["post"],
    changed: ["tax"],
    removed: ["library"],
    former: new Set([library, tax]),
  });
  assert.deepEqual([...catalogue.current().keys()], ["tax", "post"]);
  assert.equal(catalogue.current().get("tax")?.level, 1);
  assert.deepEqual([...before.values()], [library, tax], "who decides by it goes on with it");
});

Deno.test("createCatalogue keeps an unchanged service, wherever it is in the list", () => {
  const [library, tax] = [service("library"), service("tax")];
  const catalogue = createCatalogue({ services: [library, tax] });
  const change = catalogue.replace([service("tax"), service("library")]);
  assert.deepEqual(change, { added: [], changed: [], removed: [], former: new Set() });
  assert.equal(catalogue.current().get("library"), library);
  assert.equal(catalogue.current().get("tax"), tax);
});

Deno.test("createCatalogue changes nothing when the new services are refused", () => {
  const library = service("library");
  const catalogue = createCatalogue({
    services: [library],
    prepare(services) {
      if (services.has("tax")) throw new Error("no certificate");
    },
  });
  assert.throws(() => catalogue.replace([service("tax")]), /no certificate/);
  assert.deepEqual([...catalogue.current().values()], [library]);
});
