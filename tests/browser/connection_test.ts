/// <reference lib="dom" />
/** What a person sees and hears while a form is being sent, when that takes long, and when the line is dead. */
import assert from "node:assert/strict";
import type { Page, Route } from "playwright-core";
import { Citizen, type Language, LANGUAGES, persona, TEXTS } from "./support/citizen.ts";
import { browserTest, setStage, SMALL_PHONE, visit } from "./support/stage.ts";

const stage = setStage();

/** Requests to the path wait until they are let go. */
async function hold(page: Page, path: string) {
  const held: Route[] = [];
  await page.route(
    (url) => url.pathname === path,
    async (route) => {
      if (route.request().method() === "POST") held.push(route);
      else await route.continue();
    },
  );
  return {
    count: () => held.length,
    letGo: () => Promise.all(held.splice(0).map((route) => route.continue())),
  };
}

const isInView = async (page: Page, words: string) => {
  const box = await page.locator("main .note", { hasText: words }).boundingBox();
  // Browsers scroll by whole pixels.
  return box !== null && box.y > -1 && box.y + box.height < SMALL_PHONE.height + 1;
};

const heard = (page: Page) => page.getByRole("status").textContent();

async function atIdentity(page: Page, language: Language, slug: string) {
  const { sandbox, origin } = stage.program;
  const person = new Citizen(page, sandbox, persona(sandbox, slug), language);
  await page.goto(`${origin}/login?lang=${language}`);
  await person.passMobile();
  await person.passCode();
  await person.fillIdentity();
  return { person, typed: await page.inputValue("#national_id") };
}

const SLUGS = { fa: "verified-citizen", ar: "card-of-another", en: "long-name" };

for (const language of LANGUAGES) {
  browserTest(
    `connection: a dead line is said beside the button, once, ${language}`,
    async () => {
      await using profile = await visit(stage.browser, { viewport: SMALL_PHONE });
      const { page, context } = profile;
      const { person, typed } = await atIdentity(page, language, SLUGS[language]);
      const { lost } = TEXTS[language].window;
      await context.setOffline(true);
      for (const _ of [1, 2]) {
        await person.submit();
        await page.locator("main .note", { hasText: lost }).waitFor();
        assert.ok(await isInView(page, lost));
        assert.equal(await heard(page), lost);
        assert.equal(await page.locator(".note", { hasText: lost }).count(), 1);
        const announced = page.locator("[role=status], [role=alert], [aria-live]");
        assert.equal(await announced.filter({ hasText: lost }).count(), 1);
      }
      assert.equal(await page.inputValue("#national_id"), typed);
      await context.setOffline(false);
      await person.submit();
      await person.arriveAt("confirm");
      assert.equal(await page.locator("main .note").count(), 0);
      assert.equal(await heard(page), "");
    },
  );
}

browserTest("connection: where nothing is typed, nothing is said of it, each time", async () => {
  await using profile = await visit(stage.browser, { viewport: SMALL_PHONE });
  const { page, context } = profile;
  const { person } = await atIdentity(page, "fa", "two-sims");
  await person.submit();
  await person.arriveAt("confirm");
  const { unsent, lost } = TEXTS.fa.window;
  for (const _ of [1, 2]) {
    await context.setOffline(true);
    await person.submit();
    await page.locator("main .note", { hasText: unsent }).waitFor();
    assert.equal(await heard(page), unsent);
    assert.equal(await page.locator(".note", { hasText: lost }).count(), 0);
    await context.setOffline(false);
  }
  await person.submit();
  await person.arriveAt("postalCode");
  assert.equal(await heard(page), "");
});

browserTest("connection: a form that is being sent says so and is sent once", async () => {
  await using profile = await visit(stage.browser, { viewport: SMALL_PHONE });
  const { page } = profile;
  await page.clock.install();
  const { sending, slow } = TEXTS.fa.window;
  const { origin } = stage.program;
  await page.goto(`${origin}/login`);
  const label = await page.locator("main button.main").innerText();
  const line = await hold(page, "/login");
  await page.fill("#mobile", "0912");
  await page.locator("main button.main").click();
  await page.locator("main .note", { hasText: sending }).waitFor();
  assert.ok(await isInView(page, sending));
  assert.equal(await heard(page), sending);
  const form = page.locator("main form[aria-busy=true]");
  assert.equal(await form.count(), 1);
  assert.equal(await page.locator("main button.main").innerText(), label);
  const others = await page.locator("main button:not(.main)").evaluateAll((all) =>
    all.map((one) => (one as HTMLElement).inert)
  );
  assert.ok(others.length > 0 && others.every(Boolean));
  await page.locator("main button.main").click();
  await page.locator("#mobile").press("Enter");
  await page.clock.fastForward(8000);
  await page.locator("main .note", { hasText: slow }).waitFor();
  assert.equal(await heard(page), slow);
  assert.equal(line.count(), 1);
  await line.letGo();
  await page.locator(".alarm").waitFor();
  assert.equal(await page.locator("[aria-busy], [inert]").count(), 0);
  assert.equal(await page.inputValue("#mobile"), "0912");
});

browserTest(
  "connection: the same for a form of the browser's own, free again after Back",
  async () => {
    await using profile = await visit(stage.browser, { viewport: SMALL_PHONE });
    const { page } = profile;
    const { sending } = TEXTS.fa.window;
    await page.goto(`${stage.program.origin}/accessibility`);
    // Playwright does not look at a page that is being left, so the page remembers.
    await page.evaluate(() =>
      document.addEventListener("submit", ({ target }) => {
        const { textContent } = document.querySelector("main .note")!;
        sessionStorage.seen = `${(target as HTMLElement).ariaBusy} ${textContent}`;
      })
    );
    await page.locator("main button.main").click();
    await page.waitForURL("**/accessibility?done=*");
    assert.equal(await page.evaluate(() => sessionStorage.seen), `true ${sending}`);
    await page.goBack();
    assert.equal(await page.locator("[aria-busy], [inert], main .note").count(), 0);
  },
);
