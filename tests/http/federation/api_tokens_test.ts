/** A service's programs get tokens for the agencies' API, and only what its settings say. */
import assert from "node:assert/strict";
import { decodeJwt, decodeProtectedHeader } from "jose";
import * as client from "openid-client";
import { eventually } from "../../support/waiting.ts";
import { signIn } from "../journey.ts";
import {
  ask,
  consent,
  createKeys,
  discover,
  siteService,
  siteTest,
  type SiteWorld,
} from "./openid_site.ts";

const OPTIONS = {
  settings: { events: {} },
  openid: { scopes: ["ssf.read"] },
  further: (keys: Parameters<typeof siteService>[0]) => [
    siteService(keys, { id: "museum" }, { redirect_uris: [], scopes: ["ssf.manage"] }),
    siteService(keys, { id: "plain" }),
  ],
};

const api = ({ origin }: SiteWorld) => origin.replace("//", "//api.");

const streams = (world: SiteWorld, token: string) =>
  fetch(`${world.origin}/events/streams`, { headers: { authorization: `Bearer ${token}` } })
    .then(async (response) => {
      await response.body?.cancel();
      return response.status;
    });

siteTest("openid api: a program's token opens its own stream for ten minutes", async (world) => {
  const { access_token } = await client.clientCredentialsGrant(world.site, { scope: "ssf.read" });
  const { aud, client_id, scope, sub, iat, exp } = decodeJwt(access_token);
  assert.deepEqual({ aud, client_id, scope, sub }, {
    aud: api(world),
    client_id: "reader",
    scope: "ssf.read",
    sub: "reader",
  });
  assert.equal(exp! - iat!, 600);
  assert.equal(decodeProtectedHeader(access_token).typ, "at+jwt");
  assert.equal(await streams(world, access_token), 200);
}, OPTIONS);

siteTest("openid api: no more than the settings say, and for nothing else", async (world) => {
  const { site } = world;
  const more = await client.clientCredentialsGrant(site, { scope: "ssf.read ssf.manage openid" });
  assert.equal(decodeJwt(more.access_token).scope, "ssf.read");
  assert.equal(more.scope, "ssf.read", "the answer says what was left out");
  for (const scope of ["ssf.manage", "openid", "letters.write unknown", "SSF.READ", "ssf.read.x"]) {
    const asked = client.clientCredentialsGrant(site, { scope });
    await assert.rejects(asked, { error: "invalid_scope", status: 400 }, scope);
  }
  const none = await client.clientCredentialsGrant(site);
  assert.equal(await streams(world, none.access_token), 403);
  for (const resource of ["https://other.example", world.origin, `${api(world)}/`, "a"]) {
    await assert.rejects(client.clientCredentialsGrant(site, { scope: "ssf.read", resource }));
  }
  const plain = await discover(world.origin, world.keys, "plain");
  await assert.rejects(client.clientCredentialsGrant(plain, { scope: "ssf.read" }));
  const stranger = await discover(world.origin, await createKeys());
  await assert.rejects(client.clientCredentialsGrant(stranger, { scope: "ssf.read" }));
}, OPTIONS);

siteTest("openid api: another service's stream is not there", async (world) => {
  const museum = await discover(world.origin, world.keys, "museum");
  const { access_token } = await client.clientCredentialsGrant(museum, { scope: "ssf.manage" });
  assert.equal(await streams(world, access_token), 404, "museum has no stream");
  const reading = await client.clientCredentialsGrant(museum, { scope: "ssf.read" });
  assert.equal(decodeJwt(reading.access_token).scope, "ssf.read", "the one includes the other");
}, OPTIONS);

siteTest("openid api: a person's tokens open nothing there", async (world) => {
  const browser = world.browser();
  const { url, checks } = await ask(world.site, { scope: "openid profile ssf.read" });
  const page = await signIn(world.program, browser, world.person(), url);
  const { back } = await consent(browser, page);
  const tokens = await client.authorizationCodeGrant(world.site, back!, checks);
  assert.doesNotMatch(tokens.scope ?? "", /ssf/);
  for (const token of [tokens.access_token, tokens.id_token!]) {
    assert.equal(await streams(world, token), 401);
  }
  const { access_token } = await client.clientCredentialsGrant(world.site, { scope: "ssf.read" });
  await assert.rejects(
    client.fetchUserInfo(world.site, access_token, client.skipSubjectCheck),
    "a program's token tells nothing about people",
  );
  const asked = await ask(world.site, { resource: api(world) });
  const refused = await browser.send(asked.url, { headers: { accept: "text/html" } });
  assert.equal(refused.status, 400);
}, OPTIONS);

const END = 4_102_444_800;

siteTest(
  "openid api: a key that has ended signs for nothing; the other tells its use",
  async (world) => {
    const { access_token } = await client.clientCredentialsGrant(world.site, { scope: "ssf.read" });
    const keysNow = async () => {
      const { text } = await world.browser().send(`${api(world)}/api/v1/keys`, {
        headers: { authorization: `Bearer ${access_token}` },
      });
      return JSON.parse(text).keys;
    };
    await eventually(async () => {
      const [{ kid, expires_at, last_used_at }] = await keysNow();
      assert.deepEqual([kid, expires_at, typeof last_used_at], [
        "site-1",
        "2100-01-01T00:00:00.000Z",
        "string",
      ]);
    });
    for (const id of ["ended", "partly"]) {
      const site = await discover(world.origin, world.keys, id);
      const asked = client.clientCredentialsGrant(site, { scope: "ssf.read" });
      await assert.rejects(asked, { error: "invalid_client" }, id);
    }
  },
  {
    openid: { scopes: ["ssf.read"] },
    further: ({ jwks: { keys: [key] }, ...keys }: Parameters<typeof siteService>[0]) => {
      Object.assign(key, { exp: END });
      const ended = { ...key, exp: 1 };
      const other = { ...key, kid: "site-2" };
      const withKeys = (id: string, ...jwks: object[]) =>
        siteService({ ...keys, jwks: { keys: jwks } }, { id }, { scopes: ["ssf.read"] });
      return [withKeys("ended", ended), withKeys("partly", ended, other)];
    },
  },
);
