/// <reference lib="dom" />
/** The scripts of the first two pages: the fold, the sound, the countdowns and WebOTP. */
import assert from "node:assert/strict";
import { Citizen, persona, TEXTS } from "./support/citizen.ts";
import { browserTest, setStage, SMALL_PHONE, visit } from "./support/stage.ts";
import { toLatinDigits } from "../../domain/text/digits.ts";
import { eventually } from "../support/waiting.ts";

const stage = setStage();
const { code: texts, mobile: { captcha } } = TEXTS.fa;
const SMALL = { viewport: SMALL_PHONE };

browserTest(
  "captcha: after the proof one line stands for the picture, and saves room",
  async () => {
    await using profile = await visit(stage.browser, SMALL);
    const { page } = profile;
    await page.addInitScript(() =>
      addEventListener("DOMContentLoaded", () => {
        (globalThis as { before?: number }).before = document.querySelector("main")!.offsetHeight;
      })
    );
    await page.goto(`${stage.program.origin}/login`);
    const summary = page.locator("main summary");
    await summary.getByText(captcha.instead).waitFor();
    assert.match(await summary.innerText(), /^✓ بررسی خودکار انجام شد/);
    const [before, after] = await page.evaluate(() => [
      (globalThis as { before?: number }).before!,
      document.querySelector("main")!.offsetHeight,
    ]);
    assert.ok(before - after >= 200, `${before} → ${after} px`);
    const another = page.getByRole("button", { name: captcha.another });
    await eventually(async () => assert.equal(await another.isVisible(), false));
    await page.getByRole("status").getByText(captcha.proved).waitFor({ state: "attached" });
    await summary.click();
    assert.equal(await page.isVisible("[name=captcha]"), true);
    await eventually(async () => assert.equal(await another.isVisible(), true));
  },
);

browserTest("captcha: without JavaScript everything stays, and the limit is said", async () => {
  await using profile = await visit(stage.browser, { ...SMALL, javaScriptEnabled: false });
  const { page } = profile;
  await page.goto(`${stage.program.origin}/login`);
  for (const selector of ["[name=captcha]", "img.picture", "audio"]) {
    assert.equal(await page.isVisible(selector), true, selector);
  }
  assert.equal(await page.isVisible("main summary"), false);
  await page.getByText(captcha.plays).waitFor();
});

browserTest("captcha: the fourth play of the sound says what to do", async () => {
  await using profile = await visit(stage.browser, {});
  const { page } = profile;
  await page.goto(`${stage.program.origin}/login`);
  // Chromium itself plays from its memory again; other browsers ask each time.
  const played = await page.evaluate(async () => {
    const audio = document.querySelector("audio")!;
    for (let i = 0; i < 3; i++) await (await fetch(audio.src)).bytes();
    return await new Promise<string>((resolve) => {
      audio.oncanplay = () => resolve("plays");
      audio.onerror = () => resolve("silent");
      audio.preload = "auto";
      audio.load();
    });
  });
  assert.equal(played, "silent");
  const alert = page.locator("p[role=alert]");
  assert.equal(await alert.textContent(), captcha.plays);
});

browserTest("code page: the button appears at its time, and the lapse is said once", async () => {
  await using profile = await visit(stage.browser, {});
  const { page, complaints } = profile;
  const person = persona(stage.program.sandbox, "verified-citizen");
  const citizen = new Citizen(page, stage.program.sandbox, person);
  await page.goto(`${stage.program.origin}/login?lang=fa`);
  await citizen.passMobile();
  await page.clock.install();
  await page.reload();
  const resend = page.getByRole("button", { name: texts.resend });
  assert.equal(await resend.isVisible(), false);
  await page.clock.fastForward(61_000);
  await resend.waitFor();
  const status = page.getByRole("status");
  assert.equal((await status.textContent())!.trim(), "");
  // One figure, and no words beside it that say more.
  const time = page.locator("main form .hint").first();
  assert.match(toLatinDigits(await time.innerText()), /^0:5\d فرصت دارید \(تا ساعت [\d:]+\)$/);
  await page.clock.fastForward(60_000);
  await status.getByText(texts.lapsed).waitFor();
  const place = page.locator("main .hint", { hasText: texts.lapsed });
  assert.equal(await place.textContent(), texts.lapsed, "in place of the time that was left");
  await status.evaluate((it) => it.replaceChildren());
  await page.clock.fastForward(5_000);
  assert.equal((await status.textContent())!.trim(), "", "once");
  assert.deepEqual(complaints, []);
});

browserTest("code page: where nothing may move, the time left changes twice a minute", async () => {
  await using profile = await visit(stage.browser, {});
  const { page } = profile;
  const person = persona(stage.program.sandbox, "arabic-letters");
  await page.goto(`${stage.program.origin}/login?lang=fa`);
  await new Citizen(page, stage.program.sandbox, person).passMobile();
  await page.clock.install();
  await page.reload();
  await page.evaluate(() => document.documentElement.classList.add("motion-still"));
  const time = page.locator("main form [data-left]");
  for (const shown of ["1:30", "1:30", "1:00"]) {
    await page.clock.runFor(12_000);
    assert.equal(toLatinDigits(await time.innerText()), shown);
  }
});

browserTest("WebOTP: the code of the SMS fills the field, and asking ends", async () => {
  await using profile = await visit(stage.browser, {});
  const { page } = profile;
  await page.addInitScript(() => {
    const asked: AbortSignal[] = [];
    Object.assign(globalThis, { OTPCredential: class {}, asked });
    navigator.credentials.get = ((options: { otp: object; signal: AbortSignal }) => {
      asked.push(options.signal);
      return new Promise((resolve) => Object.assign(globalThis, { arrive: resolve }));
    }) as typeof navigator.credentials.get;
  });
  const person = persona(stage.program.sandbox, "chief-executive");
  const citizen = new Citizen(page, stage.program.sandbox, person);
  await page.goto(`${stage.program.origin}/login?lang=fa`);
  type Stub = { asked: AbortSignal[]; arrive(credential: { code: string }): void };
  const asked = () =>
    page.evaluate(() => (globalThis as unknown as Stub).asked.map(({ aborted }) => aborted));
  assert.deepEqual(await asked(), [], "not before there is a field");
  await citizen.passMobile();
  await eventually(async () => assert.deepEqual(await asked(), [false]));
  const code = await citizen.readCode();
  await page.evaluate((code) => (globalThis as unknown as Stub).arrive({ code }), code);
  await citizen.arriveAt("identity");
  assert.deepEqual(await asked(), [true], "and no more");
});
