/// <reference lib="dom" />
/** From a service to the window and back, with all that a browser keeps on the way. */
import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { chooseLanguage, Citizen, persona, TEXTS } from "./support/citizen.ts";
import { browserTest, setStage, visit } from "./support/stage.ts";
import { DAY } from "../../domain/platform/platform.ts";
import { eventually } from "../support/waiting.ts";

const stage = setStage();
const HTML = { "content-type": "text/html; charset=utf-8" };
const HTMX = await Deno.readFile(new URL(import.meta.resolve("htmx.org/dist/htmx.min.js")));

/** An application of an agency's, as plain as can be. */
const PAGES: Record<string, string> = {
  "/app": `<!doctype html><title>app</title><p>app</p>`,
  "/form": `<!doctype html><title>form</title>
    <form method="post" action="/send"><textarea name="text"></textarea><button>send</button></form>`,
  "/htmx": `<!doctype html><title>htmx</title><script src="/htmx.js"></script>
    <button hx-post="/part" hx-target="#out">press</button><p id="out"></p>`,
};

let agency: Deno.HttpServer<Deno.NetAddr>;

Deno.test.beforeAll(async () => {
  agency = Deno.serve({ port: 0, hostname: "127.0.0.1", onListen() {} }, (request) => {
    const { pathname } = new URL(request.url);
    if (pathname === "/htmx.js") {
      return new Response(HTMX, { headers: { "content-type": "text/javascript" } });
    }
    if (request.method === "POST") return new Response("<p id=sent>sent</p>", { headers: HTML });
    return new Response(PAGES[pathname] ?? "<p>?</p>", { headers: HTML });
  });
  await stage.program.useServices([{
    id: "forms",
    title: { fa: "فرم‌ها" },
    level: 1,
    upstream: `http://127.0.0.1:${agency.addr.port}`,
  }]);
});

Deno.test.afterAll(() => agency.shutdown());

const forms = (path = "/") => `http://forms.localhost:${stage.program.port}${path}`;
const citizen = (page: Page, slug: string) =>
  new Citizen(page, stage.program.sandbox, persona(stage.program.sandbox, slug));

/** The session at the service ends, while its page stays open. */
const forget = (page: Page) => page.context().clearCookies({ name: "panjereh_service" });

browserTest("way back: the fragment survives every step, a new language and a reload", async () => {
  await using profile = await visit(stage.browser);
  const { page, complaints } = profile;
  const address = forms("/app#/cases/5?tab=[1]&q=%D8%B3");
  await page.goto(address);
  const person = citizen(page, "verified-citizen");
  await person.arriveAt("mobile");
  await eventually(() => {
    const { hash, searchParams } = new URL(page.url());
    assert.equal(hash, "");
    assert.equal(searchParams.get("return_to"), address);
  });
  await chooseLanguage(page, "en");
  await page.getByRole("heading", { name: TEXTS.en.mobile.heading }).waitFor();
  await chooseLanguage(page, "fa");
  await person.passMobile();
  await page.reload();
  await person.passCode();
  await person.passIdentity();
  await person.passConfirmation();
  await person.submit();
  await page.waitForURL(address);
  // Without a step, the browser itself keeps it.
  await forget(page);
  await page.goto(forms("/"));
  await forget(page);
  await page.goto(forms("/app#section-3"));
  await page.waitForURL(forms("/app#section-3"));
  assert.deepEqual(complaints, []);
});

browserTest("way back: a fragment that is our own page's stays out of it", async () => {
  await using profile = await visit(stage.browser);
  const { page } = profile;
  await page.goto(forms("/app"));
  await page.locator("a.skip").press("Enter");
  assert.equal(new URL(page.url()).hash, "#main");
  await page.reload();
  await page.locator("[name=mobile]").waitFor();
  assert.equal(new URL(page.url()).searchParams.get("return_to"), forms("/app"));
  // A page of the window has no fragment to carry.
  await page.goto(`${stage.program.origin}/sessions#x`);
  await page.locator("[name=mobile]").waitFor();
  assert.equal(new URL(page.url()).searchParams.get("return_to"), "/sessions");
});

browserTest("way back: the fragment survives where a client saves data", async () => {
  await using profile = await visit(stage.browser, { extraHTTPHeaders: { "save-data": "on" } });
  const { page, complaints } = profile;
  await page.goto(forms("/app#/cases/5"));
  await eventually(() => {
    const back = new URL(page.url()).searchParams.get("return_to");
    assert.equal(back, forms("/app#/cases/5"));
  });
  await page.locator("main button.main").click();
  await page.locator(".alarm").waitFor();
  assert.equal(new URL(page.url()).searchParams.get("return_to"), forms("/app#/cases/5"));
  assert.deepEqual(complaints, []);
});

browserTest("way back: what was typed into a form outlives the session", async () => {
  await using profile = await visit(stage.browser);
  const { page, context } = profile;
  await citizen(page, "chief-executive").signIn(stage.program.origin);
  await page.goto(forms("/form"));
  await page.fill("textarea", "سه ساعت نوشته‌ام");
  await forget(page);
  await page.getByRole("button").click();
  const { pages, unsent } = TEXTS.fa.problem;
  await page.getByRole("heading", { name: pages.sign_in_required.title }).waitFor();
  const opened = context.waitForEvent("page");
  await page.getByRole("link", { name: unsent.button.sign_in_required }).click();
  await (await opened).waitForURL(forms("/form"));
  await page.goBack();
  assert.equal(await page.inputValue("textarea"), "سه ساعت نوشته‌ام");
  await page.getByRole("button").click();
  await page.locator("#sent").waitFor();
  // In the same tab, for somebody who had typed nothing.
  await page.goto(forms("/form"));
  await forget(page);
  await page.getByRole("button").click();
  await page.getByRole("link", { name: unsent.link }).click();
  await page.waitForURL(forms("/form"));
});

browserTest("way back: htmx of a service goes to sign-in and back to its page", async () => {
  await using profile = await visit(stage.browser);
  const { page } = profile;
  const person = citizen(page, "long-name");
  await person.signIn(stage.program.origin);
  await page.goto(forms("/htmx#/row/7"));
  await page.getByRole("button").click();
  await page.locator("#sent").waitFor();
  await page.context().clearCookies();
  await page.getByRole("button").click();
  await person.arriveAt("mobile");
  assert.equal(new URL(page.url()).searchParams.get("return_to"), forms("/htmx#/row/7"));
});

for (const javaScriptEnabled of [true, false]) {
  const how = javaScriptEnabled ? "with JavaScript" : "without JavaScript";
  browserTest(`way back: two tabs, the second sent after the first signed in, ${how}`, async () => {
    await using profile = await visit(stage.browser, { javaScriptEnabled });
    const { page, context } = profile;
    const late = await context.newPage();
    await late.goto(forms("/form"));
    const person = citizen(page, javaScriptEnabled ? "card-of-another" : "verified-citizen");
    await citizen(late, "verified-citizen").arriveAt("mobile");
    await late.fill("[name=mobile]", person.person.mobile);
    const digits = late.locator("[name=captcha]");
    if (javaScriptEnabled) await digits.waitFor({ state: "hidden" });
    else await digits.fill("123456");
    await page.goto(forms("/app"));
    await person.passMobile();
    await person.passCode();
    await person.passIdentity();
    await person.passConfirmation();
    await person.submit();
    await page.waitForURL(forms("/app"));
    await late.locator("main button.main").click();
    await late.waitForURL(forms("/form"));
  });
}

const RESTORED = [
  { javaScriptEnabled: true, order: [0, 1], slug: "verified-citizen" },
  { javaScriptEnabled: true, order: [1, 0], slug: "chief-executive" },
  { javaScriptEnabled: false, order: [0, 1], slug: "long-name" },
  { javaScriptEnabled: false, order: [1, 0], slug: "card-of-another" },
];

for (const { javaScriptEnabled, order, slug } of RESTORED) {
  const how = `${javaScriptEnabled ? "with" : "without"} JavaScript, ${order}`;
  browserTest(`way back: tabs restored together, ${how}`, async () => {
    stage.clock.advance(DAY);
    await using profile = await visit(stage.browser, { javaScriptEnabled });
    const { page, context } = profile;
    const pages = [page, await context.newPage()];
    const targets = [forms("/app"), forms("/form")];
    await Promise.all(pages.map((each, index) => each.goto(targets[index])));
    for (const index of order) {
      const person = citizen(pages[index], slug);
      await person.arriveAt("mobile");
      const shown = pages[index].locator("img.picture");
      assert.ok(await shown.evaluate((image: HTMLImageElement) => image.decode().then(() => true)));
      await person.fillMobile();
      await person.submit();
      await person.arriveAt("code");
    }
    const [first, second] = order.map((index) => citizen(pages[index], slug));
    await first.passCode();
    await first.passIdentity();
    await first.passConfirmation();
    await first.submit();
    await first.page.waitForURL(targets[order[0]]);
    await second.fillCode();
    await second.submit();
    await second.page.waitForURL(targets[order[1]]);
  });
}
