/** What people see of a refusal, and how they get on from there. */
import assert from "node:assert/strict";
import type { HttpClient } from "../../support/http_client.ts";
import { programTest, signIn } from "../journey.ts";

const NAVIGATION = { accept: "text/html", "sec-fetch-mode": "navigate" };
const SCRIPT = { accept: "application/json", "sec-fetch-mode": "cors" };

programTest("page: in-app browsers of Android are led to sign-in", async (world) => {
  for (const accept of ["text/html", "text/html,application/xhtml+xml,*/*;q=0.8"]) {
    for (const more of [{}, { "sec-fetch-mode": "navigate" }]) {
      const headers = { accept, ...more, "x-requested-with": "ir.eitaa.messenger" };
      const reply = await world.browser().send(`${world.at("insurance")}/a`, { headers });
      assert.equal(reply.status, 302);
    }
  }
});

programTest("page: a form that came too late leads to the form again", async (world) => {
  const browser = world.browser();
  const at = world.at("insurance");
  const form = `${at}/form?x=1`;
  const send = () => browser.post(`${at}/send`, { a: "b" }, { ...NAVIGATION, referer: form });
  const titles = {
    fa: "باید دوباره وارد شوید",
    en: "Please sign in again",
    ar: "يجب أن تدخل من جديد",
  };
  for (const [language, title] of Object.entries(titles)) {
    browser.setCookie(at, "panjereh_language", language);
    const reply = await send();
    assert.equal(reply.status, 401);
    assert.match(reply.headers.get("content-type")!, /^text\/html/);
    assert.ok(reply.text.includes(`<h1>${title}</h1>`), language);
  }
  const [, href] = /<a href="([^"]*\/login\?[^"]*)"/.exec((await send()).text)!;
  await signIn(world.program, browser, world.person("verified-citizen"));
  const there = await browser.get(href.replaceAll("&amp;", "&"), NAVIGATION);
  assert.equal(there.url.href, form);
});

programTest("script: sign_in of a problem document leads back to its page", async (world) => {
  const browser = world.browser();
  const app = `${world.at("insurance")}/app`;
  const reply = await browser.send(`${world.at("insurance")}/api/me`, {
    headers: { ...SCRIPT, referer: app },
  });
  assert.equal(reply.status, 401);
  const { sign_in: link } = JSON.parse(reply.text);
  await signIn(world.program, browser, world.person("verified-citizen"));
  const there = await browser.get(link, NAVIGATION);
  assert.equal(there.url.href, app);
});

programTest(
  "state: the way in of a refusal belongs to this browser and enters at once",
  async (world) => {
    const at = world.at("insurance");
    const refused = {
      script: (browser: HttpClient) =>
        browser.send(`${at}/api/me`, { headers: { ...SCRIPT, referer: `${at}/app` } }),
      form: (browser: HttpClient) =>
        browser.post(`${at}/send`, { a: "b" }, { ...NAVIGATION, referer: `${at}/app` }),
      page: (browser: HttpClient) => browser.send(`${at}/app`, { headers: NAVIGATION }),
    };
    for (const [kind, ask] of Object.entries(refused)) {
      const browser = world.browser();
      await signIn(world.program, browser, world.person("verified-citizen"));
      const reply = await ask(browser);
      const [stated] = /http[^"]*\/login\?[^"]*/.exec(reply.headers.get("location") ?? reply.text)!;
      let next = stated.replaceAll("&amp;", "&");
      const state = browser.cookies.get(new URL(at).host)?.get("panjereh_state");
      assert.equal(new URL(next).searchParams.get("state"), state, kind);
      const path: string[] = [];
      for (let hop = 0; hop < 2; hop++) {
        path.push(new URL(next).pathname);
        next = (await browser.send(next, { headers: NAVIGATION })).headers.get("location")!;
        next = new URL(next, at).href;
      }
      assert.deepEqual([...path, next], ["/login", "/_panjereh/session", `${at}/app`], kind);
    }
  },
);

programTest("state: a sign-in page that was kept or sent to somebody leads on", async (world) => {
  const first = world.browser();
  const address = `${world.at("insurance")}/cases/5?y=1`;
  const kept = (await first.send(address, { headers: NAVIGATION })).headers.get("location")!;
  const friend = world.browser();
  await signIn(world.program, friend, world.person("verified-citizen"));
  assert.equal((await friend.get(kept, NAVIGATION)).url.href, address);
  // The same with the state of another sign-in.
  const other = world.browser();
  await signIn(world.program, other, world.person("verified-citizen"));
  const host = new URL(address).host;
  await other.send(`${world.at("insurance")}/`, { headers: NAVIGATION });
  assert.equal((await other.get(kept, NAVIGATION)).url.href, address);
  assert.ok(other.cookies.get(host)?.get("panjereh_service"));
});

programTest("state: a browser that keeps no cookie of the service is told so", async (world) => {
  const browser = world.browser();
  await signIn(world.program, browser, world.person("verified-citizen"));
  const { host, origin } = new URL(world.at("insurance"));
  let next = `${origin}/cases/5`;
  const path: string[] = [];
  for (let hops = 0; hops < 20; hops++) {
    const reply = await browser.send(next, { headers: NAVIGATION });
    browser.cookies.get(host)?.clear();
    path.push(new URL(next).pathname);
    if (!reply.headers.has("location")) {
      assert.equal(reply.status, 403);
      assert.ok(reply.text.includes("<h1>مرورگر شما کوکی این خدمت را ذخیره نکرد</h1>"));
      assert.ok(reply.text.includes(`href="${origin}/cases/5"`));
      break;
    }
    next = new URL(reply.headers.get("location")!, next).href;
  }
  const round = ["/login", "/_panjereh/session"];
  assert.deepEqual(path, ["/cases/5", ...round, ...round]);
});

programTest(
  "state: an attacker's link with their own state and code signs nobody in",
  async (world) => {
    const attacker = world.browser();
    await signIn(world.program, attacker, world.person("verified-citizen"));
    const login = await attacker.send(`${world.at("echo")}/`, { headers: NAVIGATION });
    const ready = await attacker.send(login.headers.get("location")!);
    const link = ready.headers.get("location")!;
    const host = new URL(world.at("echo")).host;
    for (const visited of [false, true]) {
      const victim = world.browser();
      if (visited) await victim.send(`${world.at("echo")}/`, { headers: NAVIGATION });
      const page = await victim.get(link, NAVIGATION);
      assert.equal(page.url.pathname, "/login", "the victim is asked to sign in");
      assert.equal(victim.cookies.get(host)?.get("panjereh_service"), undefined);
    }
  },
);
