/// <reference lib="dom" />
import assert from "node:assert/strict";
import type { BrowserContext, Page } from "playwright-core";
import { MINUTE, SECOND } from "../../domain/platform/platform.ts";
import {
  chooseLanguage,
  Citizen,
  type Language,
  LANGUAGES,
  persona,
  type StepName,
  WALKERS,
} from "./support/citizen.ts";
import { eventually } from "../support/waiting.ts";
import { assertFocusInMain, browserTest, setStage, visit } from "./support/stage.ts";
import { createCamera } from "./support/camera.ts";

const stage = setStage();

const insurance = (path = "/") => `http://insurance.localhost:${stage.program.port}${path}`;
const citizen = (page: Page, slug: string, language?: Language) =>
  new Citizen(page, stage.program.sandbox, persona(stage.program.sandbox, slug), language);

const MODES = [
  { how: "with JavaScript", javaScriptEnabled: true },
  { how: "without JavaScript", javaScriptEnabled: false },
];

/** The document's own start time: it survives swaps, but not page loads. */
const loadedAt = (page: Page) => page.evaluate(() => performance.timeOrigin);

async function assertHostOnlyCookies(context: BrowserContext): Promise<void> {
  const cookies = await context.cookies();
  const shown = cookies.map(({ name, domain }) => `${domain} ${name}`).sort();
  for (const { name, domain, path, httpOnly, sameSite } of cookies) {
    assert.ok(!domain.startsWith("."), `${name} of ${domain} travels to other hosts`);
    assert.deepEqual({ path, httpOnly, sameSite }, { path: "/", httpOnly: true, sameSite: "Lax" });
  }
  for (const own of ["localhost panjereh_session", "localhost panjereh_browser"]) {
    assert.ok(shown.includes(own), `${own} in ${shown}`);
  }
  assert.ok(shown.includes("insurance.localhost panjereh_service"), String(shown));
  assert.ok(!shown.some((cookie) => cookie.includes("transaction")), String(shown));
}

for (const language of LANGUAGES) {
  for (const { how, javaScriptEnabled } of MODES) {
    browserTest(`journey: from a service and back to it, ${language}, ${how}`, async () => {
      await using profile = await visit(stage.browser, { javaScriptEnabled });
      const { page, context, complaints } = profile;
      const person = citizen(page, WALKERS[language], language);
      const camera = createCamera(page, `${language}-${javaScriptEnabled ? "js" : "nojs"}`);

      await page.goto(insurance("/history?from=1399"));
      await chooseLanguage(page, language);
      await person.arriveAt("mobile");
      await camera.take("mobile");
      const loaded = await loadedAt(page);

      async function stepTo(step: StepName) {
        await person.submit();
        await person.arriveAt(step);
        if (javaScriptEnabled) {
          await assertFocusInMain(page);
          assert.equal(await loadedAt(page), loaded, `${step} was loaded again`);
        }
        await camera.take(step);
      }
      await person.fillMobile();
      await stepTo("code");
      await person.fillCode();
      await stepTo("identity");
      await person.fillIdentity();
      await stepTo("confirm");
      await stepTo("postalCode");
      await person.submit();
      await page.waitForURL(insurance("/history?from=1399"));
      await page.goto(insurance());
      await person.seeService(insurance());
      await camera.take("service");

      await assertHostOnlyCookies(context);
      assert.deepEqual(complaints, []);
      await page.goto(stage.program.origin);
      await person.seeHome(stage.program.origin);
      await camera.take("home");
    });
  }
}

for (const { how, javaScriptEnabled } of MODES) {
  browserTest(`journey: Back, reload and a second tab lose nothing, ${how}`, async () => {
    await using profile = await visit(stage.browser, { javaScriptEnabled });
    const { page, context, complaints } = profile;
    const first = citizen(page, "chief-executive");
    await page.goto(insurance());
    await first.passMobile();
    await page.reload();
    await first.arriveAt("code");
    await first.passCode();
    await first.arriveAt("identity");
    // The code is used, so its page redirects to the journey's current step.
    await page.goBack();
    await first.arriveAt("identity");
    await first.passIdentity();
    await page.goBack();
    await first.arriveAt("identity");
    const { nationalId } = first.person;
    assert.equal(await page.inputValue("[name=national_id]"), nationalId);
    await page.reload();
    assert.equal(await page.inputValue("[name=birth_year]"), first.person.birthDate.slice(0, 4));

    const second = citizen(await context.newPage(), "chief-executive");
    await second.page.goto(insurance("/history"));
    await second.arriveAt("mobile");
    assert.equal(await second.page.inputValue("[name=mobile]"), second.person.mobile);
    await second.page.getByRole("link", { name: second.texts.mobile.resumeLink }).click();
    // The name was found in the first tab.
    await second.passConfirmation();
    await second.submit();
    await second.page.waitForURL(insurance("/history"));

    // The first tab finds the journey completed and goes on to its destination.
    await first.submit();
    await first.seeService(insurance());
    assert.deepEqual(complaints, []);
  });

  browserTest(
    `journey: an expired code offers a new one and keeps everything, ${how}`,
    async () => {
      await using profile = await visit(stage.browser, { javaScriptEnabled });
      const { page } = profile;
      const person = citizen(page, "arabic-letters");
      const { code: texts } = person.texts;
      await page.goto(insurance());
      await person.passMobile();
      const dead = await person.readCode();
      stage.clock.advance(2 * MINUTE);
      await person.passCode();
      await person.alarm().getByText(texts.errors.expired).waitFor();
      assert.equal(await page.locator("[name=code]").count(), 0);
      await page.getByRole("button", { name: texts.resend }).click();
      await page.getByRole("status").getByText(texts.notices.sent_again).waitFor();
      await eventually(async () => assert.notEqual(await person.readCode(), dead));
      await person.passCode();
      await person.arriveAt("identity");
      await page.goto(`${stage.program.origin}/login`);
      assert.equal(await page.inputValue("[name=mobile]"), person.person.mobile);
    },
  );

  browserTest(`journey: a known browser needs the code only, ${how}`, async () => {
    await using profile = await visit(stage.browser, { javaScriptEnabled });
    const { page } = profile;
    const person = citizen(page, "two-sims");
    await person.signIn(stage.program.origin);
    await page.getByRole("button", { name: person.texts.home.signOut }).click();
    await person.arriveAt("signedOut");
    stage.clock.advance(61 * SECOND);
    await page.goto(insurance());
    await person.passMobile();
    await person.passCode();
    await person.seeService(insurance());
  });

  browserTest(`journey: another browser must prove the identity again, ${how}`, async () => {
    stage.clock.advance(61 * SECOND);
    await using profile = await visit(stage.browser, { javaScriptEnabled });
    const person = citizen(profile.page, "two-sims");
    await person.goToIdentity(stage.program.origin);
  });

  browserTest(`sign-out: ends every tab and host, and Back shows nothing, ${how}`, async () => {
    await using profile = await visit(stage.browser, { javaScriptEnabled });
    const { page, context } = profile;
    const person = citizen(page, "no-postal-code");
    await person.goToIdentity(stage.program.origin);
    await person.passIdentity();
    await person.passConfirmation();
    await page.fill("[name=postal_code]", person.person.postalCode);
    await person.submit();
    await person.seeHome(stage.program.origin);
    const service = citizen(await context.newPage(), "no-postal-code");
    await service.page.goto(insurance());
    await service.seeService(insurance());

    await page.getByRole("button", { name: person.texts.home.signOut }).click();
    await person.arriveAt("signedOut");
    await page.goBack();
    await person.arriveAt("mobile");
    await service.page.reload();
    await service.arriveAt("mobile");
    await service.page.goto(stage.program.origin);
    await service.arriveAt("mobile");
    const names = (await context.cookies()).map(({ name }) => name);
    assert.ok(!names.includes("panjereh_session"), String(names));
  });

  browserTest(`sign-out: a shared device forgets the person, ${how}`, async () => {
    stage.clock.advance(61 * SECOND);
    await using profile = await visit(stage.browser, { javaScriptEnabled });
    const { page } = profile;
    const person = citizen(page, "hostile-name");
    await person.goToIdentity(stage.program.origin);
    await person.passIdentity();
    // The registry's text stays text, whatever it contains.
    await page.getByText('نمونه<img src=x onerror="alert(1)">').waitFor();
    await person.passConfirmation();
    await person.submit();
    await eventually(() => assert.equal(page.url(), `${stage.program.origin}/`));
    await page.getByRole("link", { name: person.texts.home.sharedDevice }).click();
    await page.getByRole("button", { name: person.texts.signOut.shared.submit }).click();
    await person.arriveAt("signedOut");
    stage.clock.advance(61 * SECOND);
    await person.goToIdentity(stage.program.origin);
    assert.deepEqual(profile.complaints, []);
  });
}

browserTest("journey: by keyboard alone", async () => {
  await using profile = await visit(stage.browser);
  const { page } = profile;
  const person = citizen(page, "unknown-postal-code");
  const { keyboard } = page;
  /** Tabs to a control and types the text into it. */
  async function go(selector: string, text = "") {
    for (let presses = 0; presses < 40; presses++) {
      await keyboard.press("Tab");
      if (await page.evaluate((it) => document.activeElement!.matches(it), selector)) {
        if (text) await keyboard.type(text);
        return;
      }
    }
    assert.fail(`Tab does not reach ${selector}`);
  }
  await page.goto(insurance());
  await person.arriveAt("mobile");
  await go("[name=mobile]", person.person.mobile);
  await page.locator("[name=proof][value*='.']").waitFor({ state: "attached" });
  await keyboard.press("Enter");
  await person.arriveAt("code");
  await assertFocusInMain(page);
  await go("[name=code]", await person.readCode());
  await keyboard.press("Enter");
  await person.arriveAt("identity");
  await assertFocusInMain(page);
  const [year, month, day] = person.person.birthDate.split("/");
  await go("[name=national_id]", person.person.nationalId);
  await go("[name=birth_day]", day);
  await go("[name=birth_month]", month);
  await go("[name=birth_year]", year);
  await keyboard.press("Enter");
  await person.arriveAt("confirm");
  await assertFocusInMain(page);
  await go("button[value=yes]");
  await keyboard.press("Enter");
  await person.arriveAt("postalCode");
  await assertFocusInMain(page);
  await go("[name=postal_code]");
  await keyboard.press("Control+A");
  await keyboard.type(persona(stage.program.sandbox, "verified-citizen").postalCode);
  await keyboard.press("Enter");
  await person.seeService(insurance());
});
