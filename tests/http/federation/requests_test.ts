/** The further ways of asking: pushed, signed and bound requests, by two libraries. */
import assert from "node:assert/strict";
import { createLocalJWKSet, decodeProtectedHeader, type JSONWebKeySet, jwtVerify } from "jose";
import * as oauth from "oauth4webapi";
import * as client from "openid-client";
import { DAY, SECOND } from "../../../domain/platform/platform.ts";
import { signIn } from "../journey.ts";
import { ask, CALLBACK, consent, follow, SITE, siteTest, type SiteWorld } from "./openid_site.ts";

siteTest("openid: the consent page's form may lead to the site", async (world) => {
  const browser = world.browser();
  await signIn(world.program, browser, world.person());
  const { page } = await follow(browser, (await ask(world.site)).url);
  const policy = page.headers.get("content-security-policy") ?? "";
  const [formAction] = policy.split(";").filter((one) => one.trim().startsWith("form-action"));
  assert.equal(formAction?.trim(), `form-action 'self' ${SITE}`);
});

siteTest("openid: two requests of one browser wait side by side", async (world) => {
  const browser = world.browser();
  await signIn(world.program, browser, world.person());
  const paths = [];
  for (let i = 0; i < 2; i++) {
    const { url } = await ask(world.site);
    const sent = await browser.send(url, { headers: { accept: "text/html" } });
    const cookies = sent.headers.getSetCookie();
    const path = new URL(sent.headers.get("location")!, url).pathname;
    assert.ok(
      cookies.some((one) => one.toLowerCase().includes(`path=${path.toLowerCase()};`)),
      "its own cookie",
    );
    for (const cookie of cookies) {
      assert.match(cookie, /samesite=lax.*httponly|httponly.*samesite=lax/i);
    }
    paths.push(path);
  }
  assert.notEqual(paths[0], paths[1]);
});

async function finish({ program, person }: SiteWorld, browser: Browser, url: URL | string) {
  const page = await signIn(program, browser, person(), String(url));
  const { back } = await consent(browser, page);
  assert.ok(back);
  return back;
}

type Browser = ReturnType<SiteWorld["browser"]>;

const RULES = { openid: { require_par: true } };

siteTest("openid: where requests must be pushed, an address is not enough", async (world) => {
  const { site } = world;
  const browser = world.browser();
  const direct = await follow(browser, (await ask(site)).url);
  assert.equal(direct.back, undefined);
  assert.equal(direct.page.status, 400);
  const { url, checks } = await ask(site);
  const params = Object.fromEntries(new URL(url).searchParams);
  const pushed = await client.buildAuthorizationUrlWithPAR(site, params);
  assert.deepEqual([...pushed.searchParams.keys()].sort(), ["client_id", "request_uri"]);
  const back = await finish(world, browser, pushed);
  assert.ok(await client.authorizationCodeGrant(site, back, checks));
  const again = await follow(browser, pushed);
  assert.equal(again.back, undefined, "a pushed request works once");
}, RULES);

siteTest("openid: a pushed request is judged like any other", async ({ site, origin }) => {
  const { url } = await ask(site);
  const params = Object.fromEntries(new URL(url).searchParams);
  const wrong: Record<string, string>[] = [
    { redirect_uri: "https://attacker.example/" },
    { code_challenge_method: "plain" },
    { response_type: "token" },
    { response_mode: "form_post" },
  ];
  for (const change of wrong) {
    await assert.rejects(client.buildAuthorizationUrlWithPAR(site, { ...params, ...change }));
  }
  const { status } = await fetch(`${origin}/openid/par`, {
    method: "POST",
    body: new URLSearchParams(params),
  })
    .then(async (response) => (await response.body?.cancel(), response));
  assert.ok(status >= 400, "without the client's key");
});

siteTest("openid: level 3 is asked for by pushed requests only", async ({ site, browser }) => {
  const { back, page } = await follow(browser(), (await ask(site)).url);
  assert.equal(back, undefined);
  assert.equal(page.status, 400);
}, { settings: { level: 3 } });

siteTest("openid: the answer may be signed (JARM)", async (world) => {
  client.useJwtResponseMode(world.site);
  const { url, checks } = await ask(world.site);
  const back = await finish(world, world.browser(), url);
  assert.deepEqual([...back.searchParams.keys()], ["response"]);
  assert.ok(await client.authorizationCodeGrant(world.site, back, checks));
});

siteTest("openid: a token that is bound to a key needs the key (DPoP)", async (world) => {
  const { site } = world;
  const pair = await client.randomDPoPKeyPair("ES256");
  const handle = client.getDPoPHandle(site, pair);
  const { url, checks } = await ask(site);
  const back = await finish(world, world.browser(), url);
  const tokens = await client.authorizationCodeGrant(site, back, checks, undefined, {
    DPoP: handle,
  });
  assert.equal(tokens.token_type, "dpop");
  const { sub } = tokens.claims()!;
  assert.ok(await client.fetchUserInfo(site, tokens.access_token, sub, { DPoP: handle }));
  await assert.rejects(client.fetchUserInfo(site, tokens.access_token, sub), "as a bearer");
  const other = client.getDPoPHandle(site, await client.randomDPoPKeyPair("ES256"));
  await assert.rejects(client.fetchUserInfo(site, tokens.access_token, sub, { DPoP: other }));
});

siteTest("openid: oauth4webapi signs in", async (world) => {
  const issuer = new URL(world.origin);
  const insecure = { [oauth.allowInsecureRequests]: true };
  const found = await oauth.discoveryRequest(issuer, insecure);
  const server = await oauth.processDiscoveryResponse(issuer, found);
  const site: oauth.Client = { client_id: "reader" };
  const code_verifier = oauth.generateRandomCodeVerifier();
  const [state, nonce] = [oauth.generateRandomState(), oauth.generateRandomNonce()];
  const url = new URL(server.authorization_endpoint!);
  url.search = new URLSearchParams({
    client_id: site.client_id,
    redirect_uri: CALLBACK,
    response_type: "code",
    scope: "openid profile",
    code_challenge: await oauth.calculatePKCECodeChallenge(code_verifier),
    code_challenge_method: "S256",
    state,
    nonce,
  }).toString();
  const back = await finish(world, world.browser(), url);
  const params = oauth.validateAuthResponse(server, site, back, state);
  const key = { key: world.keys.privateKey, kid: "site-1" };
  const answer = await oauth.authorizationCodeGrantRequest(
    server,
    site,
    oauth.PrivateKeyJwt(key),
    params,
    CALLBACK,
    code_verifier,
    insecure,
  );
  const tokens = await oauth.processAuthorizationCodeResponse(server, site, answer, {
    expectedNonce: nonce,
    requireIdToken: true,
  });
  const { sub } = oauth.getValidatedIdTokenClaims(tokens)!;
  const told = await oauth.userInfoRequest(server, site, tokens.access_token, insecure);
  const info = await oauth.processUserInfoResponse(server, site, sub, told);
  assert.equal(info.given_name, world.person().firstName);
});

/** The machine's clock, which tests set ahead. */
function movable() {
  const clock = { ahead: 0, now: () => Date.now() + clock.ahead };
  return clock;
}

const late = movable();

siteTest("openid: a refresh token that is used late again ends its family", async (world) => {
  const { site } = world;
  const { url, checks } = await ask(site);
  const back = await finish(world, world.browser(), url);
  const first = await client.authorizationCodeGrant(site, back, checks);
  const second = await client.refreshTokenGrant(site, first.refresh_token!);
  late.ahead = 11 * SECOND;
  await assert.rejects(client.refreshTokenGrant(site, first.refresh_token!));
  await assert.rejects(
    client.refreshTokenGrant(site, second.refresh_token!),
    "the thief's or ours",
  );
  await assert.rejects(
    client.fetchUserInfo(site, second.access_token, client.skipSubjectCheck),
  );
}, { clock: late });

const rotating = movable();

siteTest("openid: the next key is published before it signs", async (world) => {
  const { site, origin } = world;
  const jwks = async () => await (await fetch(`${origin}/openid/jwks`)).json() as JSONWebKeySet;
  const idToken = async () => {
    const { url, checks } = await ask(site);
    const back = await finish(world, world.browser(), url);
    return (await client.authorizationCodeGrant(site, back, checks)).id_token!;
  };
  const before = await jwks();
  for (const key of before.keys) {
    assert.deepEqual(["d", "p", "q"].filter((part) => part in key), []);
  }
  const old = await idToken();
  rotating.ahead = 31 * DAY;
  const page = await follow(world.browser(), (await ask(site)).url);
  assert.equal(page.page.status, 200);
  const next = await jwks();
  const signing = next.keys.filter((key) => key.alg === "ES256").map(({ kid }) => kid);
  assert.equal(signing.length, 3, "current, next and retiring");
  const known = before.keys.filter((key) => key.alg === "ES256").map(({ kid }) => kid);
  assert.ok(signing[0] !== known[0] && signing[0] === known[1], "it was published before");
  assert.equal(decodeProtectedHeader(old).kid, known[0]);
  await jwtVerify(old, createLocalJWKSet(next), { issuer: origin, audience: "reader" });
}, { clock: rotating });
