/** Two versions on one store: fields that a later one has added (docs/decisions/0246). */
import assert from "node:assert/strict";
import { Buffer } from "node:buffer";
import { MINUTE } from "../../../domain/platform/platform.ts";
import { decodeKey } from "../../../adapters/store/postgres/key_order.ts";
import {
  type Cluster,
  PASSWORD,
  startPostgres,
  unlessPostgres,
} from "../../support/postgres/cluster.ts";
import { migrateCluster } from "../../support/postgres/stores.ts";
import { runInWorld, signIn, stepsOf } from "../journey.ts";

const FIELD = "from_a_later_version";
const { ignore, note } = unlessPostgres();

/** Adds the field to every record that has fields, except those that the chain protects. */
async function addField(cluster: Cluster): Promise<void> {
  await cluster.sql(`update kv set value = '{"${FIELD}":1,' || substr(value, 2)
    where value ~ '^\\{"' and value not like '%${FIELD}%' and position('audit'::bytea in key) = 0`);
}

/** Kinds of records that have the field. */
async function kindsWithField(cluster: Cluster): Promise<Set<string>> {
  const keys = await cluster.sql(
    `select string_agg(encode(key, 'hex'), ',') from kv where value like '%${FIELD}%'`,
  );
  return new Set(
    keys.trim().split(",").map((hex) =>
      String(decodeKey(new Uint8Array(Buffer.from(hex, "hex")))[0])
    ),
  );
}

Deno.test({
  name: `later version: its fields are ignored at every step, and kept${note}`,
  ignore,
  async fn() {
    await using cluster = await startPostgres();
    await migrateCluster(cluster);
    const environment = { STORE: cluster.url(), STORE_PASSWORD: PASSWORD };
    await runInWorld(async (world) => {
      const browser = world.browser();
      const person = world.person("verified-citizen");
      const service = `${world.at("insurance")}/`;
      const steps = stepsOf(world.program, browser, person);
      let page = await steps.askCode(service);
      for (const step of [steps.enterCode, steps.identify, steps.confirm, steps.postalCode]) {
        await addField(cluster);
        page = await step(page);
        const kinds = await kindsWithField(cluster);
        if (step !== steps.postalCode) assert.ok(kinds.has("transaction"), [...kinds].join());
      }
      assert.equal(page.url.href, service);
      await addField(cluster);
      world.clock.time += 6 * MINUTE;
      assert.equal((await browser.get(service)).status, 200, "touches the session");
      await signIn(world.program, world.browser(), person, service);
      const kinds = await kindsWithField(cluster);
      for (const kind of ["account", "browser", "session", "service_session", "signing_keys"]) {
        assert.ok(kinds.has(kind), `${kind} is not among ${[...kinds]}`);
      }
    }, { environment });
  },
});
