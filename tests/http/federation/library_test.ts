/** The sandbox's library signs people in by OpenID Connect, and hears what happens to them. */
import assert from "node:assert/strict";
import type { HttpClient } from "../../support/http_client.ts";
import { eventually } from "../../support/waiting.ts";
import { arrive, enter, libraryTest, type Visit } from "../library.ts";

const signOutAtWindow = async ({ program: { origin } }: Visit, browser: HttpClient) =>
  await browser.submit(await browser.get(`${origin}/`), {}, { to: "/sign-out" });

libraryTest(
  "library: shows who is there, until the window says that they have left",
  async (visit) => {
    const { site } = visit;
    const maryam = visit.people("verified-citizen");
    const browser = visit.browser();
    assert.match((await browser.get(`${site}/?lang=en`)).main, /You are not signed in/);
    const home = await enter(visit, browser);
    assert.equal(home.url.href, `${site}/?lang=en`);
    assert.ok(home.main.includes(`${maryam.firstName} ${maryam.lastName}`), home.main);
    assert.match(home.main, /Level 2/);
    assert.doesNotMatch(home.text, new RegExp(maryam.nationalId), "it is not released");

    await signOutAtWindow(visit, browser);
    await eventually(async () => {
      const { main } = await browser.get(`${site}/?lang=en`);
      assert.match(main, /The window said that your session has ended/);
      assert.ok(!main.includes(maryam.lastName));
    });
    await eventually(async () => {
      const { main } = await browser.get(`${site}/events?lang=en`);
      assert.match(main, /session-revoked/);
      assert.match(main, /initiating_entity/);
    });
  },
);

libraryTest("library: knows for which company somebody is there", async (visit) => {
  const browser = visit.browser();
  const chief = { persona: "chief-executive", as: { company_id: "99900001010" } };
  const home = await browser.submit(await arrive(visit, browser, chief), { answer: "agree" });
  assert.match(home.main, /Acting for.*نمونه‌سازان آفتاب/s);
});

libraryTest("library: signs out everywhere, for all browsers of the session", async (visit) => {
  const { site, program } = visit;
  const browser = visit.browser();
  await enter(visit, browser);
  const page = await browser.get(`${site}/?lang=en`);
  const left = await browser.submit(page, { everywhere: "yes" }, { to: "/sign-out" });
  assert.equal(left.url.href, `${site}/`);
  const atWindow = await browser.get(`${program.origin}/profile`);
  assert.match(atWindow.url.pathname, /^\/login/, "the window's session has ended");
});

libraryTest("library: leaving it does not end the window's session", async (visit) => {
  const { site, program } = visit;
  const browser = visit.browser();
  await enter(visit, browser);
  const left = await browser.submit(await browser.get(`${site}/`), {}, { to: "/sign-out" });
  assert.match(left.main, /کسی وارد نشده است/);
  const again = await browser.get(`${site}/sign-in`);
  assert.equal(again.url.href, `${site}/?lang=fa`, "the window still knows the person");
  assert.match(again.main, /خوش آمدید/);
  const elsewhere = visit.browser();
  assert.match((await elsewhere.get(`${site}/`)).main, /کسی وارد نشده است/);
  assert.equal((await browser.get(`${program.origin}/`)).status, 200);
});

libraryTest(
  "library: says what is wrong, and takes no answer twice or from another browser",
  async (visit) => {
    const { site, program } = visit;
    const browser = visit.browser();
    const page = await arrive(visit, browser);
    const refused = await browser.submit(page, { answer: "refuse" });
    assert.match(refused.main, /access_denied/);
    assert.match(refused.text, /<html lang="en"/);
    const thief = visit.browser();
    const stolen = await thief.get(`${site}/callback?code=x&state=y&iss=${program.origin}`);
    assert.equal(stolen.status, 400);
    assert.match(stolen.main, /another browser asked/);
  },
);

libraryTest("library: believes no message that the window did not sign", async (visit) => {
  const { agencyOrigin } = visit.program.sandbox;
  const logout = await fetch(`${agencyOrigin}/library/backchannel-logout`, {
    method: "POST",
    body: new URLSearchParams({ logout_token: "a.b.c" }),
  });
  assert.equal(logout.status, 400);
  assert.deepEqual(await logout.json(), { error: "invalid_request" });
  const event = await fetch(`${agencyOrigin}/library/events`, { method: "POST", body: "a.b.c" });
  assert.equal(event.status, 400);
  assert.deepEqual(await event.json(), { err: "invalid_request" });
  assert.match((await visit.browser().get(`${visit.site}/events`)).main, /هنوز رویدادی نرسیده است/);
});
