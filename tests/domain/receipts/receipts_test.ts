/** Receipts: one for each session and service, in a chain that anybody can verify. */
import assert from "node:assert/strict";
import fc from "fast-check";
import { exportJWK, generateKeyPair } from "jose";
import { createJoseSigner } from "../../../adapters/keys/jose_signer.ts";
import { faultsOf } from "../../../docs/receipts/verify.ts";
import { downloadReceipts, listReceipts } from "../../../domain/receipts/download.ts";
import { HOUR, MINUTE } from "../../../domain/platform/platform.ts";
import { enterService } from "../../../domain/session/entered_services.ts";
import { connectedServices } from "../../../domain/session/connected_services.ts";
import { createHandoffs } from "../../../domain/session/handoff.ts";
import { createLiveSessions } from "../../../domain/session/live_sessions.ts";
import { service } from "../../routes/gateway/samples.ts";
import { signIn, type World, worldTest } from "../../support/sign_in_world.ts";

const { privateKey, publicKey } = await generateKeyPair("ES256", { extractable: true });
const KEY = { ...await exportJWK(publicKey), kid: "key-1" };
const ring = {
  signingKey: () => Promise.resolve({ kid: "key-1", privateKey }),
  publicKeys: () => Promise.resolve([KEY]),
};
const signer = createJoseSigner({ rings: { ES256: ring, EdDSA: ring } });

async function sara(world: World) {
  const { sessionToken } = await signIn(world, world.caller("a"));
  const live = (await createLiveSessions(world.deps).ofWindow(sessionToken))!;
  const accountId = live.account.id;
  const deps = { ...world.deps, signer, window: "https://sso.example.ir" };
  return {
    live,
    accountId,
    /** By the gateway. */
    async enter(id: string, attributes = service().attributes) {
      const handoffs = createHandoffs(world.deps);
      const { sessionDigest } = live;
      const code = await handoffs.issue({ sessionDigest, service: id, state: "s" });
      const release = { by: "gateway", attributes } as const;
      return await handoffs.redeem({ code, service: id, state: "s", release });
    },
    /** By OpenID Connect. */
    visit: (id: string, attributes: ("given_name" | "postal_code")[]) =>
      enterService(world.deps, live.session, service({ id }), attributes),
    list: async () => (await listReceipts(deps, accountId)).values,
    download: () => downloadReceipts(deps, accountId),
  };
}

const VERIFIED_BY = { issuer: "https://sso.example.ir", keys: [KEY] };

worldTest("receipts: one for each session and service, with names and no values", async (world) => {
  const { enter, list, accountId } = await sara(world);
  const at = world.clock.time;
  await enter("library");
  world.clock.time += MINUTE;
  await enter("library");
  await enter("museum", []);
  const [museum, library, ...more] = await list();
  assert.equal(more.length, 0);
  assert.deepEqual([library.service, library.by, library.at], ["library", "gateway", at]);
  assert.deepEqual(library.attributes, ["given_name", "family_name", "national_id"]);
  assert.deepEqual([museum.service, museum.attributes], ["museum", []]);
  assert.equal(museum.previous, library.hash);
  assert.ok(!JSON.stringify(await list()).includes("0012345679"));
  const { received } = (await connectedServices(world.store, accountId)).get("library")!;
  assert.deepEqual(received, ["given_name", "family_name", "national_id"]);
});

worldTest("receipts: what the person does not have is not received", async (world) => {
  const { enter, list } = await sara(world);
  await enter("library", ["fida_code", "given_name"]);
  assert.deepEqual((await list())[0].attributes, ["given_name"]);
});

worldTest("receipts: a site that asks for more gets another one", async (world) => {
  const { visit, list } = await sara(world);
  await visit("library", ["given_name"]);
  await visit("library", ["given_name"]);
  assert.equal((await list()).length, 1);
  await visit("library", ["given_name", "postal_code"]);
  assert.deepEqual((await list()).map(({ by, attributes }) => [by, attributes.length]), [
    ["openid", 2],
    ["openid", 1],
  ]);
});

worldTest("receipts: a later session gets its own", async (world) => {
  const { enter } = await sara(world);
  await enter("library");
  world.clock.time += HOUR;
  const again = await sara(world);
  await again.enter("library");
  assert.equal((await again.list()).length, 2);
  const file = await again.download();
  assert.deepEqual(await faultsOf(file, VERIFIED_BY), []);
});

worldTest("receipts: entries at once follow each other in the chain", async (world) => {
  const { enter, download } = await sara(world);
  await Promise.all(Array.from({ length: 8 }, (_, i) => enter(`service-${i}`)));
  const file = await download();
  assert.equal(file.receipts.length, 8);
  assert.deepEqual(await faultsOf(file, VERIFIED_BY), []);
});

worldTest("receipts: an empty list is signed, too, and a stranger's is another", async (world) => {
  const { download, accountId } = await sara(world);
  const file = await download();
  assert.deepEqual(file.receipts, []);
  assert.deepEqual(await faultsOf(file, VERIFIED_BY), []);
  assert.ok(!file.list.includes(accountId));
  const other = await downloadReceipts({ ...world.deps, signer, window: file.issuer }, "omid");
  const mixed = await faultsOf({ ...file, head: other.head }, VERIFIED_BY);
  assert.match(mixed.join(), /another list/);
});

worldTest(
  "receipts: the script notices what was altered, left out, moved or added",
  async (world) => {
    const { enter, download } = await sara(world);
    for (let i = 0; i < 4; i++) await enter(`service-${i}`);
    const earlier = await download();
    const text = JSON.stringify(earlier);
    const broken: ((file: typeof earlier) => void)[] = [
      ({ receipts }) => void (receipts[1].attributes = ["postal_code"]),
      ({ receipts }) => void (receipts[0].service = "another"),
      ({ receipts }) => void (receipts[2].at += 1),
      ({ receipts }) => void (receipts[2].company = true),
      ({ receipts }) => receipts.splice(1, 1),
      ({ receipts }) => receipts.pop(),
      ({ receipts }) => receipts.reverse(),
      ({ receipts }) => receipts.push({ ...receipts[3], number: 5, previous: receipts[3].hash }),
      (file) => void (file.list = "another"),
      (file) => void (file.head = file.head.replace(/.{4}$/, "AAAA")),
    ];
    assert.deepEqual(await faultsOf(JSON.parse(text), VERIFIED_BY), []);
    for (const [i, damage] of broken.entries()) {
      const file = JSON.parse(text);
      damage(file);
      assert.notDeepEqual(await faultsOf(file, VERIFIED_BY), [], `damage ${i}`);
    }
    const elsewhere = { ...VERIFIED_BY, issuer: "https://sso.attacker.example" };
    assert.match((await faultsOf(earlier, elsewhere)).join(), /is of/);
    await enter("service-4");
    const later = await download();
    assert.deepEqual(await faultsOf(later, { ...VERIFIED_BY, earlier }), []);
  },
);

worldTest("receipts: a rewritten list is noticed by who kept the earlier one", async (world) => {
  const { enter, download, accountId } = await sara(world);
  await enter("library");
  const earlier = await download();
  await world.store.atomic().delete(["receipts_head", accountId]).commit();
  world.clock.time += 13 * HOUR;
  const again = await sara(world);
  await again.enter("museum");
  const later = await again.download();
  assert.deepEqual(await faultsOf(later, VERIFIED_BY), [], "it is well signed");
  assert.match((await faultsOf(later, { ...VERIFIED_BY, earlier })).join(), /downloaded before/);
});

Deno.test("receipts: any text that is no token is no head", async () => {
  const empty = { issuer: VERIFIED_BY.issuer, list: "l", receipts: [] };
  await fc.assert(
    fc.asyncProperty(fc.string(), async (head) => {
      const faults = await faultsOf({ ...empty, head }, VERIFIED_BY);
      assert.ok(faults.some((fault) => fault.includes("not signed")));
    }),
    { numRuns: 50 },
  );
});
