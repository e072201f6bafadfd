/** A site signs its person out (RP-Initiated Logout 1.0), and nobody else does. */
import assert from "node:assert/strict";
import * as client from "openid-client";
import type { HttpClient } from "../../support/http_client.ts";
import { signIn } from "../journey.ts";
import { ask, CALLBACK, consent, follow, SITE, siteTest, type SiteWorld } from "./openid_site.ts";

const AFTER = `${SITE}/signed-out`;
const OPTIONS = { openid: { post_logout_redirect_uris: [AFTER] } };

async function signedIn(world: SiteWorld, persona?: string) {
  const browser = world.browser();
  const { url, checks } = await ask(world.site);
  const page = await signIn(world.program, browser, world.person(persona), url);
  const { back } = await consent(browser, page);
  const tokens = await client.authorizationCodeGrant(world.site, back!, checks);
  return { browser, tokens, hint: tokens.id_token! };
}

const isSignedIn = async (browser: HttpClient, { origin }: SiteWorld) =>
  (await browser.send(`${origin}/`, { headers: { accept: "text/html" } })).status === 200;

const logout = (params: Record<string, string>) => `/openid/logout?${new URLSearchParams(params)}`;

siteTest("openid logout: the session's own ID token ends it and leads back", async (world) => {
  const { browser, tokens, hint } = await signedIn(world);
  const url = client.buildEndSessionUrl(world.site, {
    id_token_hint: hint,
    post_logout_redirect_uri: AFTER,
    state: "a b&c",
  });
  const { back } = await follow(browser, url);
  assert.equal(back?.href, `${AFTER}?state=a+b%26c`);
  assert.ok(!await isSignedIn(browser, world));
  await assert.rejects(client.fetchUserInfo(world.site, tokens.access_token, tokens.claims()!.sub));
  const again = await follow(browser, url);
  assert.equal(again.back?.href, `${AFTER}?state=a+b%26c`, "nothing is left to end");
}, OPTIONS);

siteTest("openid logout: without that token the person is asked", async (world) => {
  const { browser } = await signedIn(world);
  const other = await signedIn(world, "two-sims");
  const [header, , signature] = other.hint.split(".");
  const forged = btoa(JSON.stringify({ iss: world.origin, aud: "reader", sid: "a" }));
  const requests: Record<string, string>[] = [
    {},
    { client_id: "reader", post_logout_redirect_uri: AFTER },
    { id_token_hint: other.hint },
    { id_token_hint: `${header}.${forged.replace(/=+$/, "")}.${signature}` },
    { id_token_hint: `${other.hint.split(".").slice(0, 2).join(".")}.` },
    { id_token_hint: other.tokens.access_token },
    { id_token_hint: "" },
  ];
  for (const request of requests) {
    const { back, page } = await follow(browser, new URL(logout(request), world.origin));
    assert.equal(back, undefined, JSON.stringify(request));
    assert.equal(page.url.pathname, "/sign-out");
    assert.ok(await isSignedIn(browser, world), JSON.stringify(request));
  }
}, OPTIONS);

siteTest("openid logout: who is asked learns for which site, and is led back", async (world) => {
  const { browser } = await signedIn(world);
  const other = await signedIn(world, "two-sims");
  const wanted = { post_logout_redirect_uri: AFTER, state: 'a"><b' };
  const back = `${AFTER}?state=a%22%3E%3Cb`;
  const requests: Record<string, string>[] = [{ client_id: "reader" }, {
    id_token_hint: other.hint,
  }];
  for (const request of requests) {
    const url = new URL(logout({ ...request, ...wanted }), world.origin);
    const { page } = await follow(browser, url);
    assert.match(page.main, /کتابخوان/, "the site is named");
    assert.ok(page.main.includes(`href="${back}"`), "who stays returns to it");
  }
  const { page } = await follow(
    browser,
    new URL(logout({ ...wanted, ...requests[0] }), world.origin),
  );
  const done = await browser.submit(page, {}, { to: "/sign-out" });
  assert.ok(!await isSignedIn(browser, world));
  assert.match(done.main, /بازگشت به <bdi[^>]*>کتابخوان|بازگشت به کتابخوان/);
  assert.ok(done.main.includes(`href="${back}"`));
  const late = await follow(browser, new URL(logout({ ...wanted, ...requests[0] }), world.origin));
  assert.equal(late.back, undefined, "nobody is sent there without a click");
  assert.ok(late.page.main.includes(`href="${back}"`));
}, OPTIONS);

siteTest("openid logout: the question names and leads to registered sites only", async (world) => {
  const { browser } = await signedIn(world);
  const addresses = [
    "https://attacker.example/",
    "javascript:alert(1)",
    `${AFTER}?a=1`,
    CALLBACK,
    "",
  ];
  for (const post_logout_redirect_uri of addresses) {
    for (const client_id of ["reader", "museum", "constructor", ""]) {
      const query = new URLSearchParams({ client_id, post_logout_redirect_uri });
      const { main } = await browser.get(`${world.origin}/sign-out?${query}`);
      assert.doesNotMatch(main, /attacker|javascript:|callback|a=1"/);
      assert.equal(/کتابخوان/.test(main), client_id === "reader");
      assert.match(main, /<a class="button" href="\/"/, "who stays goes home");
    }
  }
}, OPTIONS);

siteTest("openid logout: an address that is not registered leads nowhere", async (world) => {
  const { browser, hint } = await signedIn(world);
  const addresses = [
    `${AFTER}/`,
    `${AFTER}?a=1`,
    AFTER.toUpperCase(),
    AFTER.replace("https", "http"),
    "https://attacker.example/",
    "//attacker.example",
    "javascript:alert(1)",
    CALLBACK,
    "",
  ];
  for (const post_logout_redirect_uri of addresses) {
    const others: Record<string, string>[] = [{ id_token_hint: hint }, { client_id: "reader" }, {}];
    for (const more of others) {
      const url = new URL(logout({ post_logout_redirect_uri, ...more }), world.origin);
      const { back, page } = await follow(browser, url);
      assert.equal(back, undefined, post_logout_redirect_uri);
      assert.equal(page.status, 400);
    }
  }
  for (const client_id of ["museum", "constructor"]) {
    const url = new URL(logout({ id_token_hint: hint, client_id }), world.origin);
    assert.equal((await follow(browser, url)).page.status, 400);
  }
  assert.ok(await isSignedIn(browser, world), "a refused request ended the session");
}, OPTIONS);

siteTest(
  "openid logout: a site's form becomes an address and ends nothing itself",
  async (world) => {
    const { browser, hint } = await signedIn(world);
    const fields = { id_token_hint: hint, post_logout_redirect_uri: AFTER, other: "x" };
    const headers = { origin: SITE, "sec-fetch-site": "cross-site" };
    const sent = await browser.post(`${world.origin}/openid/logout`, fields, headers);
    assert.equal(sent.status, 303);
    const location = sent.headers.get("location")!;
    assert.ok(location.startsWith("/openid/logout?id_token_hint="), location);
    assert.doesNotMatch(location, /other/);
    assert.ok(await isSignedIn(browser, world));
    assert.equal((await follow(browser, new URL(location, world.origin))).back?.href, AFTER);
  },
  OPTIONS,
);
