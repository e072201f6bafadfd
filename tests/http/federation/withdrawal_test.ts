/** A consent that is withdrawn: what was issued is worth nothing, and the site must ask again. */
import assert from "node:assert/strict";
import { decodeJwt } from "jose";
import * as client from "openid-client";
import { COMPANIES } from "../../../adapters/sandbox/people/companies.ts";
import { createKvAuditLog } from "../../../adapters/audit/kv_audit_log.ts";
import { systemClock, systemRandom } from "../../../adapters/runtime/system.ts";
import { consentRecord } from "../../../domain/federation/consents.ts";
import { withdrawConsent } from "../../../domain/federation/withdraw_consent.ts";
import { listAll } from "../../../domain/platform/read.ts";
import { createCatalogue } from "../../../domain/services/catalogue.ts";
import { type Policy, service } from "../../routes/gateway/samples.ts";
import { startHttpUpstream } from "../../routes/gateway/http_upstream.ts";
import { eventually } from "../../support/waiting.ts";
import { signIn } from "../journey.ts";
import { openStore } from "../store.ts";
import {
  ask,
  consent,
  follow,
  runSite,
  siteService,
  siteTest,
  type SiteWorld,
} from "./openid_site.ts";

/** As the page of the portal does it; `settings` as the running program has them. */
async function withdraw({ program, keys }: SiteWorld, settings: object = {}): Promise<void> {
  const reader = service({ upstream: undefined, ...siteService(keys, settings) } as Policy);
  using opened = await openStore({ program, clock: systemClock });
  const { store } = opened;
  const deps = {
    ...opened,
    random: systemRandom,
    catalogue: createCatalogue({ services: [reader] }),
    audit: createKvAuditLog(store, systemRandom),
  };
  const [{ key }] = await Array.fromAsync(listAll(store, consentRecord.all()));
  const withdrawal = { accountId: String(key[1]), service: "reader", requestId: "request-1" };
  assert.ok(await withdrawConsent(deps, withdrawal));
}

async function agreed(world: SiteWorld, persona?: string) {
  const browser = world.browser();
  await signIn(world.program, browser, world.person(persona));
  const { url, checks } = await ask(world.site);
  const { back } = await consent(browser, (await follow(browser, url)).page);
  return { browser, tokens: await client.authorizationCodeGrant(world.site, back!, checks) };
}

const errorOf = async (
  { site }: SiteWorld,
  browser: ReturnType<SiteWorld["browser"]>,
  params: Record<string, string> = {},
) =>
  (await follow(browser, (await ask(site, { prompt: "none", ...params })).url))
    .back!.searchParams.get("error");

siteTest("openid withdrawal: codes and tokens die, and the site asks again", async (world) => {
  const { site } = world;
  const { browser, tokens } = await agreed(world);
  const second = await ask(site);
  const { back } = await follow(browser, second.url);
  assert.ok(back?.searchParams.get("code"), "nobody is asked twice");
  await withdraw(world);
  await assert.rejects(
    client.fetchUserInfo(site, tokens.access_token, client.skipSubjectCheck),
    /WWW-Authenticate/,
  );
  await assert.rejects(client.refreshTokenGrant(site, tokens.refresh_token!));
  await assert.rejects(client.authorizationCodeGrant(site, back!, second.checks));
  for (const token of [tokens.access_token, tokens.refresh_token!]) {
    assert.deepEqual(await client.tokenIntrospection(site, token), { active: false });
  }
  assert.equal(await errorOf(world, browser), "consent_required");
  const { page } = await follow(browser, (await ask(site)).url);
  assert.match(page.main, /کتابخوان/, "the page comes again");
  assert.ok((await consent(browser, page)).back?.searchParams.get("code"));
});

Deno.test("openid withdrawal: the site is told at once, for this session", async () => {
  const got: string[] = [];
  await using agency = await startHttpUpstream(async (request, response) => {
    got.push(`${request.url} ${(await Array.fromAsync(request)).join("")}`);
    response.writeHead(202).end();
  });
  const settings = {
    upstream: agency.origin,
    backchannel_logout_uri: "/logout",
    events: { push: "/events" },
  };
  await runSite(async (world) => {
    const { tokens } = await agreed(world);
    const { sub, sid } = tokens.claims()!;
    await withdraw(world, settings);
    await eventually(() => Promise.resolve(assert.equal(got.length, 2)));
    const [event, logout] = got.toSorted().map((one) => one.split(" "));
    assert.equal(event[0], "/events");
    const { sub_id, events } = decodeJwt(event[1]);
    assert.match(Object.keys(events as object)[0], /session-revoked$/);
    const subject = sub_id as { user: { sub: string }; session: { id: string } };
    assert.deepEqual([subject.user.sub, subject.session.id], [sub, sid]);
    assert.equal(logout[0], "/logout");
    const told = decodeJwt(new URLSearchParams(logout[1]).get("logout_token")!);
    assert.deepEqual([told.sub, told.sid], [sub, sid]);
  }, { settings });
});

siteTest("openid consent: a higher level asks again", async (world) => {
  const { browser } = await agreed(world);
  assert.equal(await errorOf(world, browser), null);
  assert.equal(
    await errorOf(world, browser, { acr_values: "urn:panjereh:level:2" }),
    "consent_required",
  );
}, { settings: { level: 1 } });

siteTest("openid consent: who begins to act for a company is asked again", async (world) => {
  const { browser } = await agreed(world, "chief-executive");
  assert.equal(await errorOf(world, browser), null);
  const { companyId } = COMPANIES.find(({ persona }) => persona === "active")!;
  const profile = await browser.get(`${world.origin}/profile/company`);
  await browser.submit(profile, { company_id: companyId }, { to: "/profile/company" });
  assert.equal(await errorOf(world, browser), "consent_required");
}, { settings: { persons: "both" } });
