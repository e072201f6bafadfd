/** An answer on the consent page is one to what the page has shown, to the person who saw it. */
import assert from "node:assert/strict";
import { formOf, type HttpClient, type Reply } from "../../support/http_client.ts";
import { signIn } from "../journey.ts";
import { ask, consent, follow, SITE, siteTest, type SiteWorld } from "./openid_site.ts";

const MIRROR = "https://mirror.example.org";

const LAPSED = /زمان این ورود تمام شد/;

async function consentPage(world: SiteWorld, params?: Record<string, string>) {
  const browser = world.browser();
  const { url } = await ask(world.site, params);
  return { browser, page: await signIn(world.program, browser, world.person(), url) };
}

async function post(browser: HttpClient, page: Reply, fields: Record<string, string>) {
  const form = formOf(page, page.url.pathname);
  const sent = await browser.post(form.action, { ...form.fields, answer: "agree", ...fields });
  return await follow(browser, new URL(sent.headers.get("location")!, sent.url));
}

const formAction = ({ headers }: Reply) =>
  /form-action ([^;]*)/.exec(headers.get("content-security-policy")!)![1];

siteTest("openid consent: an answer to something else shows the page again", async (world) => {
  const { browser, page } = await consentPage(world);
  const { seen } = formOf(page, page.url.pathname).fields;
  const altered = seen.replace(/^./, (first) => first === "A" ? "B" : "A");
  for (const wrong of ["", altered]) {
    const { back, page: again } = await post(browser, page, { seen: wrong });
    assert.equal(back, undefined, "no code");
    assert.equal(again.status, 200);
    assert.match(formAction(again), new RegExp(SITE), "its form may lead to the site");
    assert.match(again.main, /کتابخوان/);
  }
  const silent = await follow(browser, (await ask(world.site, { prompt: "none" })).url);
  assert.equal(silent.back!.searchParams.get("error"), "consent_required", "nothing was agreed");
  assert.ok((await consent(browser, page)).back, "the page that was shown still counts");
});

siteTest("openid consent: what one person saw is no answer of the next", async (world) => {
  const { browser, page } = await consentPage(world);
  await browser.submit(await browser.get(`${world.origin}/`), {}, { to: "/sign-out" });
  const second = world.person("chief-executive");
  await signIn(world.program, browser, second, `${world.origin}/login`);
  const { back, page: again } = await post(browser, page, {});
  assert.equal(back, undefined);
  assert.match(again.main, new RegExp(second.lastName), "they see their own data first");
});

siteTest("openid consent: another browser has no part in a request that waits", async (world) => {
  const { page } = await consentPage(world);
  const thief = world.browser();
  await signIn(world.program, thief, world.person("chief-executive"), `${world.origin}/login`);
  const got = await thief.get(page.url);
  assert.notEqual(got.status, 200);
  const form = formOf(page, page.url.pathname);
  const sent = await thief.post(form.action, { ...form.fields, answer: "agree" });
  assert.equal(sent.headers.get("location"), null);
  assert.notEqual(sent.status, 200);
});

/** The answer, without going where it leads. */
async function answer(browser: HttpClient, page: Reply): Promise<Reply> {
  const { action, fields } = formOf(page, page.url.pathname);
  return await browser.post(action, { ...fields, answer: "agree" });
}

const nextOf = (sent: Reply) => new URL(sent.headers.get("location")!, sent.url);

siteTest("openid consent: agreed to twice, the person arrives once", async (world) => {
  const { browser, page } = await consentPage(world);
  const sent = await Promise.all([answer(browser, page), answer(browser, page)]);
  assert.deepEqual(sent.map(({ status }) => status), [303, 303]);
  assert.equal(nextOf(sent[0]).href, nextOf(sent[1]).href, "both go on with one request");
  const arrived = await Promise.all(sent.map((one) => follow(browser, nextOf(one))));
  const codes = arrived.flatMap(({ back }) => back?.searchParams.get("code") ?? []);
  assert.ok(codes.length > 0, "somebody arrives");
  for (const { back, page } of arrived) {
    if (!back) assert.match(page.main, LAPSED);
  }
});

siteTest("openid consent: who goes back sees that it is over", async (world) => {
  const { browser, page } = await consentPage(world);
  const sent = await answer(browser, page);
  assert.ok((await follow(browser, nextOf(sent))).back?.searchParams.get("code"));
  const again = [await browser.get(page.url), await answer(browser, page)];
  again.push((await follow(browser, nextOf(sent))).page);
  for (const { status, main, headers } of again) {
    assert.equal(status, 400);
    assert.match(main, LAPSED);
    assert.equal(headers.get("location"), null);
  }
});

siteTest("openid consent: the page names the host to which the person returns", async (world) => {
  const redirect_uri = `${MIRROR}/callback`;
  const { page } = await consentPage(world, { redirect_uri });
  const shown = page.main.replaceAll("<wbr>", "");
  assert.match(shown, /mirror\.example\.org/);
  assert.doesNotMatch(shown, /reader\.example\.ir/);
}, { openid: { redirect_uris: [`${SITE}/callback`, `${MIRROR}/callback`] } });

siteTest(
  "openid consent: forms lead to the site or to the service, as the address says",
  async (world) => {
    const { origin } = world;
    const service = origin.replace("://", "://reader.");
    const login = (target: string) =>
      world.browser().get(`${origin}/login?${new URLSearchParams({ return_to: target })}`);
    const toService = formAction(await login(`${service}/a`));
    assert.ok(toService.includes(service) && !toService.includes(SITE), toService);
    const toSite = formAction(await login("/openid/continue/x?site=reader"));
    assert.ok(toSite.includes(SITE) && !toSite.includes(service), toSite);
  },
  { settings: { upstream: "http://127.0.0.1:9" } },
);
