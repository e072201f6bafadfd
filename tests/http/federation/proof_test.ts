/** What a site asks of the sign-in itself: age, level, silence (Core §3.1.2.1, RFC 9470). */
import assert from "node:assert/strict";
import * as client from "openid-client";
import { codeOf, signIn, stepsOf } from "../journey.ts";
import { ask, consent, follow, siteTest, type SiteWorld } from "./openid_site.ts";

async function signedIn(world: SiteWorld) {
  const browser = world.browser();
  const { url, checks } = await ask(world.site);
  const page = await signIn(world.program, browser, world.person(), url);
  const { back } = await consent(browser, page);
  const tokens = await client.authorizationCodeGrant(world.site, back!, checks);
  return { browser, claims: tokens.claims()! };
}

/** Sites count in whole seconds. */
const aSecond = () => new Promise((resolve) => setTimeout(resolve, 1_100));

const errorOf = (back: URL | undefined) => back?.searchParams.get("error");

siteTest("openid: prompt=none never shows a page", async (world) => {
  const stranger = await follow(world.browser(), (await ask(world.site, { prompt: "none" })).url);
  assert.equal(errorOf(stranger.back), "login_required");
  const browser = world.browser();
  await signIn(world.program, browser, world.person());
  const silent = await follow(browser, (await ask(world.site, { prompt: "none" })).url);
  assert.equal(errorOf(silent.back), "consent_required");
  const more = { prompt: "none", acr_values: "urn:panjereh:level:3" };
  const higher = await follow(browser, (await ask(world.site, more)).url);
  assert.equal(errorOf(higher.back), "interaction_required");
  await aSecond();
  const fresh = await follow(
    browser,
    (await ask(world.site, { prompt: "none", max_age: "0" })).url,
  );
  assert.equal(errorOf(fresh.back), "login_required");
});

const FRESH: Record<string, string>[] = [{ max_age: "0" }, { prompt: "login" }];

for (const params of FRESH) {
  siteTest(
    `openid: ${JSON.stringify(params)} asks somebody who is signed in again`,
    async (world) => {
      const { browser, claims } = await signedIn(world);
      await aSecond();
      const { url, checks } = await ask(world.site, params);
      const { back, page } = await follow(browser, url);
      assert.equal(back, undefined, "nothing was asked");
      const after = await signInAgain(world, browser, page.url.href);
      assert.ok(after.back, after.page.main.slice(0, 200));
      const again = (await client.authorizationCodeGrant(world.site, after.back, checks)).claims()!;
      assert.equal(again.sub, claims.sub);
      assert.ok(Number(again.auth_time) > Number(claims.auth_time), "auth_time is the new one's");
    },
  );
}

async function signInAgain(
  { program, person }: SiteWorld,
  browser: ReturnType<SiteWorld["browser"]>,
  address: string,
) {
  const page = await stepsOf(program, browser, person()).askCode(address);
  const code = await codeOf(program, person().mobile);
  const sent = await browser.submit(page, { code }, { to: "/login/code", unfollowed: true });
  return await follow(browser, new URL(sent.headers.get("location") ?? "", sent.url));
}

siteTest(
  "openid: a max_age that has passed asks again, one that has not does not",
  async (world) => {
    const { browser } = await signedIn(world);
    const young = await follow(browser, (await ask(world.site, { max_age: "600" })).url);
    assert.ok(young.back?.searchParams.get("code"));
    for (const wrong of ["-1", "a", "1.5", "1e9999"]) {
      const { back, page } = await follow(browser, (await ask(world.site, { max_age: wrong })).url);
      assert.equal(back, undefined, wrong);
      assert.equal(page.status, 400, wrong);
    }
  },
);

siteTest(
  "openid: a higher level is asked for, a lower one than the service's is not given",
  async (world) => {
    const { browser } = await signedIn(world);
    const three = await follow(
      browser,
      (await ask(world.site, { acr_values: "urn:panjereh:level:3" })).url,
    );
    assert.equal(three.back, undefined);
    assert.match(three.page.url.pathname, /\/level$/);
    const one = await ask(world.site, { acr_values: "urn:panjereh:level:1" });
    const { back } = await follow(browser, one.url);
    const claims = (await client.authorizationCodeGrant(world.site, back!, one.checks)).claims()!;
    assert.equal(claims.acr, "urn:panjereh:level:2");
  },
);

siteTest("openid: what is not released is absent, however it is asked for", async (world) => {
  const browser = world.browser();
  const claims = JSON.stringify({
    userinfo: {
      phone_number: { essential: true },
      father_name: null,
      postal_code: { essential: true, value: "1" },
      mobile: null,
      account: null,
    },
    id_token: { phone_number: { essential: true }, birthdate: null, national_id: null },
  });
  const scope = "openid profile phone address identity offline_access";
  const { url, checks } = await ask(world.site, { claims, scope });
  const page = await signIn(world.program, browser, world.person(), url);
  const { back } = await consent(browser, page);
  const tokens = await client.authorizationCodeGrant(world.site, back!, checks);
  const info = await client.fetchUserInfo(world.site, tokens.access_token, tokens.claims()!.sub);
  const released = ["given_name", "family_name", "national_id"];
  const always = ["sub", "sid", "acr", "auth_time"];
  for (const name of Object.keys(info)) assert.ok([...released, ...always].includes(name), name);
  const protocol = ["iss", "aud", "exp", "iat", "nonce", "at_hash"];
  for (const name of Object.keys(tokens.claims()!)) {
    assert.ok([...released, ...always, ...protocol].includes(name), name);
  }
});
