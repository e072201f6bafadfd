/** Codes and tokens in wrong hands, used again, or by many at once. */
import assert from "node:assert/strict";
import * as client from "openid-client";
import { signIn } from "../journey.ts";
import {
  ask,
  consent,
  createKeys,
  discover,
  follow,
  siteService,
  siteTest,
  type SiteWorld,
} from "./openid_site.ts";

/** Signs a person in at the site, up to the code. */
async function codeFor(world: SiteWorld, browser = world.browser()) {
  const { url, checks } = await ask(world.site);
  const page = await signIn(world.program, browser, world.person(), url);
  const { back } = await consent(browser, page);
  return { back: back!, checks, browser };
}

async function tokensFor(world: SiteWorld) {
  const { back, checks, browser } = await codeFor(world);
  return { tokens: await client.authorizationCodeGrant(world.site, back, checks), browser };
}

const isAlive = (site: client.Configuration, token: string) =>
  client.fetchUserInfo(site, token, client.skipSubjectCheck).then(() => true, () => false);

const succeeded = (results: PromiseSettledResult<unknown>[]) =>
  results.filter(({ status }) => status === "fulfilled").length;

siteTest(
  "openid: a code that is used twice is refused, and its first tokens die",
  async (world) => {
    const { back, checks } = await codeFor(world);
    const tokens = await client.authorizationCodeGrant(world.site, back, checks);
    assert.ok(await isAlive(world.site, tokens.access_token));
    await assert.rejects(
      client.authorizationCodeGrant(world.site, back, checks),
    );
    assert.ok(!await isAlive(world.site, tokens.access_token), "the access token lives");
    await assert.rejects(client.refreshTokenGrant(world.site, tokens.refresh_token!));
  },
);

siteTest("openid: a code that ten use at once gives nobody tokens that live", async (world) => {
  const { back, checks } = await codeFor(world);
  const results = await Promise.allSettled(
    Array.from({ length: 10 }, () => client.authorizationCodeGrant(world.site, back, checks)),
  );
  assert.ok(succeeded(results) <= 1);
  for (const result of results) {
    if (result.status === "rejected") continue;
    assert.ok(!await isAlive(world.site, result.value.access_token), "the access token lives");
    await assert.rejects(client.refreshTokenGrant(world.site, result.value.refresh_token!));
  }
});

siteTest("openid: a code needs its verifier, its address and its client", async (world) => {
  const { back, checks } = await codeFor(world);
  const verifier = client.randomPKCECodeVerifier();
  const wrong = { ...checks, pkceCodeVerifier: verifier };
  await assert.rejects(client.authorizationCodeGrant(world.site, back, wrong));
  const other = new URL(back);
  other.pathname = "/other";
  await assert.rejects(client.authorizationCodeGrant(world.site, other, checks));
  const foreign = await discover(world.origin, world.keys, "museum");
  await assert.rejects(client.authorizationCodeGrant(foreign, back, checks));
  assert.ok(await client.authorizationCodeGrant(world.site, back, checks), "it is still good");
}, { further: (keys) => [siteService(keys, { id: "museum" })] });

siteTest("openid: of ten uses of a refresh token one survives", async (world) => {
  const { tokens } = await tokensFor(world);
  const results = await Promise.allSettled(
    Array.from({ length: 10 }, () => client.refreshTokenGrant(world.site, tokens.refresh_token!)),
  );
  assert.equal(succeeded(results), 1);
  const [winner] = results.flatMap((one) => one.status === "fulfilled" ? [one.value] : []);
  assert.notEqual(winner.refresh_token, tokens.refresh_token);
  assert.ok(await isAlive(world.site, winner.access_token));
  assert.ok(await client.refreshTokenGrant(world.site, winner.refresh_token!));
});

siteTest("openid: one site can do nothing with another's tokens", async (world) => {
  const { tokens } = await tokensFor(world);
  const foreign = await discover(world.origin, world.keys, "museum");
  await assert.rejects(client.refreshTokenGrant(foreign, tokens.refresh_token!));
  for (const token of [tokens.access_token, tokens.refresh_token!]) {
    assert.deepEqual(await client.tokenIntrospection(foreign, token), { active: false });
    await client.tokenRevocation(foreign, token).catch(() => {});
  }
  assert.equal((await client.tokenIntrospection(world.site, tokens.access_token)).active, true);
  assert.ok(await isAlive(world.site, tokens.access_token), "another's revocation ended it");
  assert.ok(await client.refreshTokenGrant(world.site, tokens.refresh_token!));
}, { further: (keys) => [siteService(keys, { id: "museum" })] });

siteTest("openid: with the session end the code and every token", async (world) => {
  const first = await codeFor(world);
  const tokens = await client.authorizationCodeGrant(world.site, first.back, first.checks);
  const second = await ask(world.site);
  const { back } = await follow(first.browser, second.url);
  await first.browser.submit(await first.browser.get(`${world.origin}/`), {}, { to: "/sign-out" });
  await assert.rejects(client.authorizationCodeGrant(world.site, back!, second.checks));
  assert.ok(!await isAlive(world.site, tokens.access_token));
  await assert.rejects(client.refreshTokenGrant(world.site, tokens.refresh_token!));
  for (const token of [tokens.access_token, tokens.refresh_token!]) {
    assert.deepEqual(await client.tokenIntrospection(world.site, token), { active: false });
  }
});

siteTest("openid: a client is who its key says, and an assertion works once", async (world) => {
  const stranger = await discover(world.origin, await createKeys());
  const { back, checks } = await codeFor(world);
  await assert.rejects(client.authorizationCodeGrant(stranger, back, checks));
});

siteTest("openid: revoking ends a token", async (world) => {
  const { tokens } = await tokensFor(world);
  await client.tokenRevocation(world.site, tokens.refresh_token!);
  await assert.rejects(client.refreshTokenGrant(world.site, tokens.refresh_token!));
  assert.ok(!await isAlive(world.site, tokens.access_token));
});
