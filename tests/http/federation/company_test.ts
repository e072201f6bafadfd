/** A site learns for whom the person acts, and tokens of one company are of no use for another. */
import assert from "node:assert/strict";
import * as client from "openid-client";
import { COMPANIES } from "../../../adapters/sandbox/people/companies.ts";
import { signIn } from "../journey.ts";
import { ask, consent, follow, siteTest, type SiteWorld } from "./openid_site.ts";

const { companyId, name } = COMPANIES.find(({ persona }) => persona === "active")!;

async function signedIn(world: SiteWorld) {
  const browser = world.browser();
  const { url, checks } = await ask(world.site);
  const step = await signIn(world.program, browser, world.person("chief-executive"), url);
  assert.equal(step.url.pathname, "/login/company");
  const page = await browser.submit(step, { company_id: companyId }, { to: "/login/company" });
  assert.ok(page.main.includes(name), "the person sees for whom");
  const { back } = await consent(browser, page);
  return { browser, tokens: await client.authorizationCodeGrant(world.site, back!, checks) };
}

siteTest("openid company: the site is told of the company, and who acts", async (world) => {
  const { tokens } = await signedIn(world);
  const claims = tokens.claims()!;
  assert.deepEqual((claims.company as { id: string }).id, companyId);
  assert.deepEqual(claims.act, { sub: claims.sub });
}, { settings: { persons: "legal" } });

siteTest("openid company: tokens end when the person acts for another party", async (world) => {
  const { browser, tokens } = await signedIn(world);
  const info = await client.fetchUserInfo(world.site, tokens.access_token, tokens.claims()!.sub);
  assert.equal((info.company as { id: string }).id, companyId);
  const profile = await browser.get(`${world.origin}/profile/company`);
  await browser.submit(profile, {}, { to: "/profile/self" });
  await assert.rejects(
    client.fetchUserInfo(world.site, tokens.access_token, client.skipSubjectCheck),
  );
  await assert.rejects(client.refreshTokenGrant(world.site, tokens.refresh_token!));
  const silent = await follow(browser, (await ask(world.site, { prompt: "none" })).url);
  assert.equal(silent.back?.searchParams.get("error"), "interaction_required");
}, { settings: { persons: "legal" } });
