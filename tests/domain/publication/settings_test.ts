import assert from "node:assert/strict";
import { publish } from "../../../domain/publication/publish.ts";
import {
  addKey,
  type Alter,
  changeSettings,
  endKey,
  setScopes,
  setWebhook,
} from "../../../domain/publication/settings.ts";
import { auditOf } from "../../support/audit.ts";
import { openPublication } from "./world.ts";

const key = (kid: string, more = {}) => JSON.stringify({ kty: "EC", crv: "P-256", kid, ...more });
const signsIn = {
  way: {
    way: "openid",
    redirectUris: ["https://library.example.ir/back"],
    postLogoutRedirectUris: [],
    jwks: `{"keys":[${key("first")}]}`,
  },
};

async function live(details = {}) {
  const here = await openPublication();
  await here.approve({}, details);
  await publish(here.deps, "application-1");
  const change = (alter: Alter, agencyId: string | undefined = "agency-1") =>
    changeSettings(here.deps, {
      ...{ service: "library", staff: { id: "staff-1", name: "Sara" }, agencyId },
    }, alter);
  const openid = async () => (await here.follow()).get("library")!.openid;
  return { ...here, change, openid };
}

Deno.test("settings: keys are added and ended at once", async () => {
  const here = await live();
  assert.equal(await here.change(addKey(key("one"))), "changed");
  assert.equal(
    await here.change(addKey(`{"keys":[${key("two", { exp: 1800000000 })}]}`)),
    "changed",
  );
  assert.deepEqual((await here.openid())!.jwks!.keys.map(({ kid }) => kid), ["one", "two"]);
  assert.equal(await here.change(endKey("one")), "changed");
  assert.deepEqual((await here.openid())!.jwks!.keys.map(({ kid }) => kid), ["two"]);
  assert.equal(await here.change(endKey("two")), "changed");
  assert.equal(await here.openid(), undefined, "no client without keys");
  const audited = await auditOf(here, "service.settings_changed");
  assert.deepEqual(
    audited.map(({ detail }) => detail),
    [1, 2, 3, 4].map(() => ({
      ...{ staff: "staff-1", fields: "jwks" },
    })),
  );
  const acts = (await here.history()).filter(({ kind }) => kind === "settings_changed");
  assert.equal(acts.length, 4);
  const told = (await here.news()).filter((one) => one.includes("key_"));
  assert.deepEqual(told.map((one) => one.split(" ").slice(0, 2).join(" ")), [
    ...["agency:agency-1 key_added", "agency:agency-1 key_added"],
    ...["agency:agency-1 key_ended", "agency:agency-1 key_ended"],
  ]);
  here.store.close();
});

Deno.test("settings: what is no public key of its own is refused", async () => {
  const here = await live();
  await here.change(addKey(key("one")));
  for (
    const [typed, refused] of [
      ["", "key_malformed"],
      ["[]", "key_malformed"],
      ["null", "key_malformed"],
      ['{"kty":"oct","k":"x","kid":"a"}', "key_malformed"],
      ['{"keys":[]}', "key_malformed"],
      [key("two", { d: "secret" }), "key_private"],
      [key("one"), "key_id"],
      ['{"kty":"EC"}', "key_id"],
      [key("two", { exp: "soon" }), "key_malformed"],
    ] as const
  ) assert.deepEqual(await here.change(addKey(typed)), { refused }, typed);
  assert.deepEqual(await here.change(endKey("none")), { refused: "key_unknown" });
  for (let i = 2; i <= 10; i++) assert.equal(await here.change(addKey(key(`k${i}`))), "changed");
  assert.deepEqual(await here.change(addKey(key("more"))), { refused: "keys_too_many" });
  here.store.close();
});

Deno.test("settings: a client that signs people in keeps a key that counts", async () => {
  const here = await live(signsIn);
  assert.deepEqual(await here.change(endKey("first")), { refused: "key_last" });
  const past = Math.floor(here.clock.time / 1000) - 1;
  await here.change(addKey(key("ended", { exp: past })));
  assert.deepEqual(await here.change(endKey("first")), { refused: "key_last" });
  await here.change(addKey(key("second")));
  assert.equal(await here.change(endKey("first")), "changed");
  assert.deepEqual((await here.openid())!.redirect_uris, ["https://library.example.ir/back"]);
  here.store.close();
});

Deno.test("settings: a webhook is safe or refused, and can be taken away", async () => {
  const here = await live();
  for (const typed of ["http://library.example.ir/told", "ftp://a", "//a", "https://a/#b"]) {
    assert.deepEqual(await here.change(setWebhook(typed)), { refused: "webhook_unsafe" }, typed);
  }
  for (const typed of ["/told", "https://hooks.example.ir/told"]) {
    assert.equal(await here.change(setWebhook(typed)), "changed");
    assert.equal((await here.follow()).get("library")!.webhook, typed);
  }
  assert.equal(await here.change(setWebhook("")), "changed");
  assert.equal((await here.follow()).get("library")!.webhook, undefined);
  here.store.close();
});

Deno.test("settings: scopes are among those that there are, and need a key", async () => {
  const here = await live();
  const known = ["letters.write", "letters.read"];
  assert.equal(await here.change(setScopes(["letters.write"], known)), "changed");
  assert.equal(await here.openid(), undefined);
  await here.change(addKey(key("one")));
  assert.deepEqual((await here.openid())!.scopes, ["letters.write"]);
  assert.deepEqual(await here.change(setScopes(["all"], known)), { refused: "scope_unknown" });
  here.store.close();
});

Deno.test("settings: scopes that could not be chosen stay, also before the first key", async () => {
  const here = await live();
  await here.change(setScopes(["ssf.manage", "letters.write"], ["ssf.manage", "letters.write"]));
  await here.change(setScopes(["letters.read"], ["letters.write", "letters.read"]));
  await here.change(addKey(key("one")));
  assert.deepEqual((await here.openid())!.scopes, ["letters.read", "ssf.manage"]);
  await here.change(setScopes([], ["letters.write", "letters.read"]));
  assert.deepEqual((await here.openid())!.scopes, ["ssf.manage"]);
  const changes = (await here.history()).flatMap(({ changes }) => changes ?? []);
  const ofScopes = changes.filter(({ field }) => field === "scopes");
  assert.deepEqual(ofScopes.map(({ before, after }) => `${before} → ${after}`).toSorted(), [
    "letters.read ssf.manage → ssf.manage",
    "ssf.manage letters.write → letters.read ssf.manage",
    "undefined → ssf.manage letters.write",
  ]);
  here.store.close();
});

Deno.test("settings: another agency's service is unknown", async () => {
  const here = await live();
  assert.equal(await here.change(addKey(key("one")), "agency-2"), "unknown");
  assert.equal(await here.openid(), undefined);
  here.store.close();
});

Deno.test("settings: a revision changes no key, and brings no old one back", async () => {
  const here = await live(signsIn);
  await here.change(addKey(key("second")));
  await here.change(endKey("first"));
  await here.approve({ revision: 2 }, signsIn);
  await publish(here.deps, "application-1");
  assert.deepEqual((await here.openid())!.jwks!.keys.map(({ kid }) => kid), ["second"]);
  here.store.close();
});
