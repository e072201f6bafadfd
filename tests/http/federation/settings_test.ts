/** What `services.json` says of a site holds at once, and for that site alone. */
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import * as client from "openid-client";
import { signIn } from "../journey.ts";
import {
  ask,
  CALLBACK,
  consent,
  createKeys,
  discover,
  follow,
  SITE,
  siteService,
  siteTest,
  type SiteWorld,
} from "./openid_site.ts";

const MOBILE = "https://m.example.org/callback";

async function signedIn(world: SiteWorld) {
  const browser = world.browser();
  const { url, checks } = await ask(world.site);
  const page = await signIn(world.program, browser, world.person(), url);
  const { back } = await consent(browser, page);
  return { browser, tokens: await client.authorizationCodeGrant(world.site, back!, checks) };
}

const userinfo = ({ site }: SiteWorld, token: string) =>
  client.fetchUserInfo(site, token, client.skipSubjectCheck);

siteTest("openid settings: a changed file holds for what was issued before", async (world) => {
  const { program, site, keys } = world;
  const { browser, tokens } = await signedIn(world);
  assert.ok((await userinfo(world, tokens.access_token)).national_id);
  await program.useServices([siteService(keys, { attributes: ["given_name"] })]);
  const info = await userinfo(world, tokens.access_token);
  assert.ok(info.given_name);
  assert.equal(info.national_id, undefined, "it is not released any more");
  const elsewhere = { redirect_uris: [`${SITE}/elsewhere`] };
  await program.useServices([siteService(keys, {}, elsewhere)]);
  assert.equal((await follow(browser, (await ask(site)).url)).page.status, 400);
  await program.useServices([siteService(await createKeys())]);
  await assert.rejects(client.refreshTokenGrant(site, tokens.refresh_token!), "the former key");
  await program.useServices([]);
  await assert.rejects(userinfo(world, tokens.access_token));
  await assert.rejects(client.refreshTokenGrant(site, tokens.refresh_token!));
  assert.equal((await follow(browser, (await ask(site)).url)).page.status, 400);
  await program.useServices([{
    id: "reader",
    title: { fa: "کتابخوان" },
    upstream: "http://127.0.0.1:9",
    attributes: [],
  }]);
  await assert.rejects(userinfo(world, tokens.access_token), "it is no site any more");
});

siteTest("openid settings: addresses of several hosts are one site", async (world) => {
  const { browser } = await signedIn(world);
  const { url } = await ask(world.site, { redirect_uri: MOBILE });
  const sent = await browser.send(url, { headers: { accept: "text/html" } });
  assert.ok(sent.headers.get("location")?.startsWith(`${MOBILE}?code=`));
}, { openid: { redirect_uris: [CALLBACK, MOBILE] } });

const SECRET = "s".repeat(43);
const digest = createHash("sha256").update(SECRET).digest("hex");

siteTest("openid settings: a secret is enough only for a client that has no key", async (world) => {
  const { origin } = world;
  const insecure = { execute: [client.allowInsecureRequests] };
  const found = (id: string, secret: string) =>
    client.discovery(new URL(origin), id, {}, client.ClientSecretBasic(secret), insecure);
  const scope = "ssf.read";
  assert.ok(await client.clientCredentialsGrant(await found("old", SECRET), { scope }));
  for (const wrong of [SECRET + "s", SECRET.slice(1), digest, " "]) {
    await assert.rejects(client.clientCredentialsGrant(await found("old", wrong), { scope }));
  }
  await assert.rejects(client.clientCredentialsGrant(await found("reader", SECRET), { scope }));
  const posted = await client.discovery(
    new URL(origin),
    "old",
    {},
    client.ClientSecretPost(SECRET),
    insecure,
  );
  await assert.rejects(client.clientCredentialsGrant(posted, { scope }), "in the body");
  const unknown = await client.discovery(new URL(origin), "old", {}, client.None(), insecure);
  await assert.rejects(client.clientCredentialsGrant(unknown, { scope }), "nothing at all");
  const signing = await discover(origin, world.keys, "old");
  await assert.rejects(client.clientCredentialsGrant(signing, { scope }), "a key");
}, {
  openid: { scopes: ["ssf.read"] },
  further: () => [{
    id: "old",
    title: { fa: "قدیمی" },
    attributes: [],
    openid: { client_secret_sha256: digest, scopes: ["ssf.read"] },
  }],
});
