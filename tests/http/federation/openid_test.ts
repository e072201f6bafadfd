/** Sites sign people in by OpenID Connect, through the window's own journey. */
import assert from "node:assert/strict";
import * as client from "openid-client";
import { signIn } from "../journey.ts";
import { createRemoteJWKSet, jwtVerify } from "jose";
import { startHttpUpstream } from "../../routes/gateway/http_upstream.ts";
import { eventually } from "../../support/waiting.ts";
import { ask, consent, follow, runSite, SITE, siteTest } from "./openid_site.ts";

siteTest("openid: a first visit ends at the site, which learns what it may", async (world) => {
  const { program, site } = world;
  const browser = world.browser();
  const person = world.person();
  const { url, checks } = await ask(site);
  const page = await signIn(program, browser, person, url);
  assert.match(page.main, /کتابخوان/);
  assert.match(page.main, /کد ملی/);
  assert.doesNotMatch(page.main, /تاریخ تولد/, "it is not released");
  const { back } = await consent(browser, page);
  assert.ok(back, "the browser goes back to the site");
  assert.equal(back.origin, SITE);
  const tokens = await client.authorizationCodeGrant(site, back, checks);
  const claims = tokens.claims()!;
  assert.equal(claims.acr, "urn:panjereh:level:2");
  assert.ok(Math.abs(Number(claims.auth_time) - Date.now() / 1000) < 60);
  assert.ok(claims.sid);
  const info = await client.fetchUserInfo(site, tokens.access_token, claims.sub);
  assert.equal(info.national_id, person.nationalId);
  assert.equal(info.given_name, person.firstName);
  assert.equal(info.birthdate, undefined);
  assert.equal(info.phone_number, undefined);
});

siteTest("openid: the second time nothing is asked, and the person is the same", async (world) => {
  const { program, site } = world;
  const browser = world.browser();
  const first = await ask(site);
  const page = await signIn(program, browser, world.person(), first.url);
  const { back } = await consent(browser, page);
  const { sub, sid } = (await client.authorizationCodeGrant(site, back!, first.checks)).claims()!;
  const second = await ask(site, { prompt: "none" });
  const again = await follow(browser, second.url);
  assert.ok(again.back, "no page in between");
  const claims = (await client.authorizationCodeGrant(site, again.back, second.checks)).claims()!;
  assert.deepEqual([claims.sub, claims.sid], [sub, sid]);
});

siteTest("openid: a person who refuses comes back without a code", async (world) => {
  const { program, site } = world;
  const browser = world.browser();
  const page = await signIn(program, browser, world.person(), (await ask(site)).url);
  const { back } = await consent(browser, page, "refuse");
  assert.equal(back!.searchParams.get("error"), "access_denied");
  assert.equal(back!.searchParams.get("code"), null);
});

siteTest("openid: signing out ends tokens at once", async (world) => {
  const { program, site, origin } = world;
  const browser = world.browser();
  const { url, checks } = await ask(site);
  const page = await signIn(program, browser, world.person(), url);
  const { back } = await consent(browser, page);
  const tokens = await client.authorizationCodeGrant(site, back!, checks);
  const { sub } = tokens.claims()!;
  await client.fetchUserInfo(site, tokens.access_token, sub);
  await browser.submit(await browser.get(`${origin}/`), {}, { to: "/sign-out" });
  await assert.rejects(client.fetchUserInfo(site, tokens.access_token, sub));
  const silent = await follow(browser, (await ask(site, { prompt: "none" })).url);
  assert.equal(silent.back!.searchParams.get("error"), "login_required");
});

Deno.test("openid: the end of a session reaches the site as a token of its own keys", async (t) => {
  const told: string[] = [];
  const receiver = await startHttpUpstream(async (request, response) => {
    told.push((await Array.fromAsync(request)).join(""));
    response.end();
  });
  await using _ = receiver;
  for (const alg of ["ES256", "RS256"]) {
    await t.step(alg, () =>
      runSite(async ({ program, site, browser, person, origin }) => {
        const reader = browser();
        const { url, checks } = await ask(site);
        const { back } = await consent(reader, await signIn(program, reader, person(), url));
        const tokens = await client.authorizationCodeGrant(site, back!, checks);
        const { sub, sid } = tokens.claims()!;
        await reader.submit(await reader.get(`${origin}/`), {}, { to: "/sign-out" });
        const form = await eventually(() => {
          assert.equal(told.length, 1);
          return Promise.resolve(told.pop()!);
        });
        const keys = createRemoteJWKSet(new URL(site.serverMetadata().jwks_uri!));
        const token = new URLSearchParams(form).get("logout_token")!;
        const { payload } = await jwtVerify(token, keys, {
          issuer: origin,
          audience: "reader",
          typ: "logout+jwt",
          algorithms: [alg],
        });
        assert.deepEqual([payload.sub, payload.sid], [sub, sid]);
      }, {
        settings: { backchannel_logout_uri: `${receiver.origin}/logout` },
        openid: { id_token_alg: alg },
      }));
  }
});

siteTest("openid: the home page leads to the site itself", async ({ program, browser, person }) => {
  const reader = browser();
  await signIn(program, reader, person());
  const home = await reader.get(`${program.origin}/`);
  assert.ok(home.main.includes(`href="${SITE}/"`));
});

siteTest("openid: an ID token is signed by no key of assertions", async ({ origin, site }) => {
  const kids = async (url: string) =>
    (await (await fetch(url)).json()).keys.map(({ kid }: { kid: string }) => kid);
  const assertions = await kids(`${origin}/.well-known/jwks.json`);
  const tokens = await kids(site.serverMetadata().jwks_uri!);
  assert.equal(tokens.length, 4, "current and next, ES256 and RS256");
  assert.deepEqual(tokens.filter((kid: string) => assertions.includes(kid)), []);
});
