import assert from "node:assert/strict";
import { createCatalogueSource } from "../../../adapters/services/catalogue_source.ts";
import { commitTo } from "../../../domain/platform/commit.ts";
import { markCatalogue, publishedServiceRecord } from "../../../domain/publication/published.ts";
import { ConfigurationError } from "../../../adapters/configuration/environment.ts";
import { published } from "../../domain/publication/samples.ts";
import { service } from "../../routes/gateway/samples.ts";
import { recordLog } from "../../support/log_records.ts";
import { openWorld, START } from "../../support/sign_in_world.ts";

const tax = service({ id: "tax" });

async function world() {
  const { store } = await openWorld();
  const used: string[][] = [];
  const refused = new Set<string>();
  const source = createCatalogueSource({
    store,
    file: [tax],
    use(services) {
      const ids = services.map(({ id }) => id);
      if (ids.some((id) => refused.has(id))) throw new ConfigurationError(["refused"]);
      used.push(ids);
    },
  });
  const publish = async (id: string, settings = {}) => {
    const write = commitTo(store);
    markCatalogue(write, START);
    write.set(publishedServiceRecord(id), published({}, { id, ...settings }));
    await write.commit();
  };
  return { store, source, used, refused, publish, [Symbol.dispose]: () => store.close() };
}

Deno.test("catalogue source: it follows the store, and reads only what has changed", async () => {
  using here = await world();
  await here.source.look();
  await here.publish("library");
  await here.source.look();
  await here.source.look();
  assert.deepEqual(here.used, [["tax", "library"]]);
});

Deno.test("catalogue source: the file's services come together with those of the desk", async () => {
  using here = await world();
  await here.publish("library");
  await here.source.look();
  here.source.useFile([tax, service({ id: "post" })]);
  await here.publish("bank");
  await here.source.look();
  assert.deepEqual(here.used.at(-1), ["tax", "post", "bank", "library"]);
});

Deno.test("catalogue source: what cannot come into force leaves all as it was, once", async () => {
  await using log = await recordLog();
  using here = await world();
  here.refused.add("bank");
  await here.publish("bank");
  await here.source.look();
  await here.source.look();
  assert.deepEqual(here.used, []);
  assert.equal(log.records.length, 1);
  assert.throws(() => here.source.useFile([service({ id: "bank" })]), ConfigurationError);
  here.source.useFile([tax]);
  assert.deepEqual(here.used, [["tax"]], "as it was read before");
});

Deno.test("catalogue source: what is left out is said, each time that it is something else", async () => {
  await using log = await recordLog();
  using here = await world();
  await here.publish("library", { level: 9 });
  await here.source.look();
  await here.publish("library", { level: 8 });
  await here.source.look();
  assert.equal(log.records.length, 1);
  assert.deepEqual(here.used, [["tax"], ["tax"]]);
});
