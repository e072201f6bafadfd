/// <reference lib="dom" />
import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import type { FaultMode, FaultTarget } from "../../adapters/sandbox/wires/faults.ts";
import { MINUTE, SECOND } from "../../domain/platform/platform.ts";
import { parseNumber } from "../../domain/text/digits.ts";
import { setFault } from "../http/journey.ts";
import { Citizen, type Language, persona, WAYS } from "./support/citizen.ts";
import { eventually } from "../support/waiting.ts";
import { assertFocusInMain, browserTest, setStage, visit } from "./support/stage.ts";

const stage = setStage();

const insurance = () => `http://insurance.localhost:${stage.program.port}/`;
const person = (slug: string) => persona(stage.program.sandbox, slug);
const citizen = (page: Page, slug: string, language?: Language) =>
  new Citizen(page, stage.program.sandbox, person(slug), language);

const MODES = [
  { how: "with JavaScript", javaScriptEnabled: true },
  { how: "without JavaScript", javaScriptEnabled: false },
];

const breakDown = (target: FaultTarget, mode: FaultMode) =>
  setFault(stage.program, { target, mode });

/** Presses the main action while `target` is down, then repairs it. */
async function submitWithout(subject: Citizen, target: FaultTarget, mode: FaultMode) {
  await breakDown(target, mode);
  const [answer] = await Promise.all([
    subject.page.waitForResponse((response) => "retry-after" in response.headers()),
    subject.submit(),
  ]);
  await breakDown(target, "ok");
  const seconds = Number(answer.headers()["retry-after"]);
  assert.ok(seconds >= 1 && seconds <= 60, `Retry-After: ${seconds}`);
  stage.clock.advance(seconds * SECOND);
}

async function fieldValues(page: Page): Promise<Record<string, string>> {
  const fields = await page.locator("main input:not([type=hidden])").all();
  return Object.fromEntries(
    await Promise.all(
      fields.map(async (field) => [await field.getAttribute("name"), await field.inputValue()]),
    ),
  );
}

for (const { language, how, javaScriptEnabled } of WAYS) {
  browserTest(`SIM of another: back to the first page, ${language}, ${how}`, async () => {
    await using profile = await visit(stage.browser, { javaScriptEnabled });
    const { page } = profile;
    const subject = citizen(page, "sim-of-another", language);
    await subject.goToIdentity(stage.program.origin);
    await subject.fillIdentity();
    await subject.submit();
    await subject.arriveAt("mobile");
    await subject.seeAlarm(subject.texts.mobile.failures.sim_mismatch.title);
    assert.deepEqual(await fieldValues(page), { mobile: subject.person.mobile, captcha: "" });
    assert.deepEqual(profile.complaints, []);
  });
}

for (const { how, javaScriptEnabled } of MODES) {
  browserTest(`deceased and child: refused with a reason and a way on, ${how}`, async () => {
    await using profile = await visit(stage.browser, { javaScriptEnabled });
    const { page } = profile;
    for (const [slug, reason] of [["deceased", "deceased"], ["child", "under_age"]] as const) {
      const subject = citizen(page, slug);
      await subject.goToIdentity(stage.program.origin);
      await subject.fillIdentity();
      await subject.submit();
      const { title } = subject.texts.refused[reason];
      await page.getByRole("heading", { level: 1, name: title, exact: true }).waitFor();
      assert.equal(new URL(page.url()).pathname, "/login/refused");
      if (javaScriptEnabled) await assertFocusInMain(page);
      await page.reload();
      await page.getByRole("heading", { level: 1, name: title, exact: true }).waitFor();
      await page.getByRole("link", { name: subject.texts.refused.again }).click();
      await subject.arriveAt("mobile");
      // The journey is over: no later page opens.
      await page.goto(`${stage.program.origin}/login/postal-code`);
      assert.equal(new URL(page.url()).pathname, "/login/refused");
    }
    assert.deepEqual(profile.complaints, []);
  });

  browserTest(
    `differing birth date: typed values stay, and can be corrected, ${how}`,
    async () => {
      await using profile = await visit(stage.browser, { javaScriptEnabled });
      const { page } = profile;
      const subject = citizen(page, "birth-date-differs");
      await subject.goToIdentity(stage.program.origin);
      await subject.fillIdentity();
      await subject.submit();
      await subject.seeAlarm(subject.texts.identity.failures.mismatch.title);
      await subject.arriveAt("identity");
      assert.deepEqual(await fieldValues(page), {
        national_id: subject.person.nationalId,
        birth_day: "21",
        birth_month: "07",
        birth_year: "1368",
      });
      await subject.fillIdentity("۱۳۶۸/مهر/۱۲");
      await subject.submit();
      await subject.arriveAt("confirm");
    },
  );

  browserTest(`unknown postal code: a temporary account, completed later, ${how}`, async () => {
    await using profile = await visit(stage.browser, { javaScriptEnabled });
    const { page } = profile;
    // One account each, since one of them would complete what the other needs.
    const slug = javaScriptEnabled ? "unknown-postal-code" : "no-postal-code";
    const subject = citizen(page, slug);
    const unknown = person("unknown-postal-code").postalCode;
    const { postalCode: texts, home } = subject.texts;
    await subject.goToIdentity(stage.program.origin);
    await subject.passIdentity();
    await subject.passConfirmation();
    await page.fill("[name=postal_code]", unknown);
    await subject.submit();
    await subject.seeAlarm(texts.errors.unknown);
    await subject.alarm().getByRole("link", { name: "gnaf.post.ir" }).waitFor();
    const { postal_code: kept } = await fieldValues(page);
    assert.equal(parseNumber(kept), unknown);

    await page.getByRole("button", { name: texts.temporary.submit }).click();
    await subject.seeHome(stage.program.origin);
    await page.getByText(home.status.temporary, { exact: true }).waitFor();
    // The service requires level 2: only what is missing is requested.
    await page.goto(insurance());
    await subject.arriveAt("postalCode");
    await page.fill("[name=postal_code]", person("verified-citizen").postalCode);
    await subject.submit();
    await subject.seeService(insurance());
    await page.goto(stage.program.origin);
    await page.getByText(home.status.verified, { exact: true }).waitFor();
    assert.deepEqual(profile.complaints, []);
    stage.clock.advance(61 * SECOND);
  });

  browserTest(
    `mistakes: the number keeps the picture, the picture keeps the number, ${how}`,
    async () => {
      await using profile = await visit(stage.browser, { javaScriptEnabled });
      const { page } = profile;
      const subject = citizen(page, "verified-citizen");
      const { errors } = subject.texts.mobile;
      await page.goto(`${stage.program.origin}/login`);
      await subject.fillMobile("0912000");
      const picture = await page.inputValue("[name=captcha_id]");
      const answer = await page.inputValue("[name=captcha]");
      await subject.submit();
      await subject.seeAlarm(subject.texts.window.correct);
      await subject.alarm().getByRole("link", { name: errors.mobile.mobile_short }).click();
      assert.equal(await page.evaluate(() => document.activeElement!.id), "mobile");
      assert.equal(await page.inputValue("[name=captcha_id]"), picture);
      assert.deepEqual(await fieldValues(page), { mobile: "0912000", captcha: answer });
      // What belongs to the picture is folded away with it, after a mistake too.
      const isOpen = await page.locator("main details").evaluate((way: HTMLDetailsElement) =>
        way.open
      );
      assert.equal(await page.locator("[value=new_captcha]").isVisible(), isOpen);

      await page.fill("[name=mobile]", subject.person.mobile);
      // A valid proof of work passes whatever is typed.
      await page.locator("[name=proof]").evaluate((proof) => proof.remove());
      await page.locator("main details").evaluate((way: HTMLDetailsElement) => way.open = true);
      await page.fill("[name=captcha]", "abc");
      await subject.submit();
      await subject.alarm().getByRole("link", { name: errors.captcha.wrong }).waitFor();
      assert.notEqual(await page.inputValue("[name=captcha_id]"), picture);
      assert.deepEqual(await fieldValues(page), { mobile: subject.person.mobile, captcha: "" });
      // Another picture keeps the number too, and focuses the next field.
      if (javaScriptEnabled) {
        await page.locator("[name=proof][value*='.']").waitFor({ state: "attached" });
        await page.getByText(subject.texts.mobile.captcha.instead).click();
      }
      await page.getByRole("button", { name: subject.texts.mobile.captcha.another }).click();
      await page.getByRole("status").getByText(subject.texts.mobile.captcha.drawnAgain).waitFor();
      await eventually(async () =>
        assert.equal(await page.evaluate(() => document.activeElement!.id), "captcha")
      );
      assert.equal(await page.inputValue("[name=mobile]"), subject.person.mobile);
      await page.getByRole("img").evaluate((image: HTMLImageElement) => image.decode());
      assert.deepEqual(profile.complaints, []);
    },
  );

  browserTest(`wrong codes: three attempts, then a new code, ${how}`, async () => {
    await using profile = await visit(stage.browser, { javaScriptEnabled });
    const { page } = profile;
    const subject = citizen(page, "arabic-letters", "en");
    const { code: texts } = subject.texts;
    await page.goto(`${stage.program.origin}/login?lang=en`);
    await subject.passMobile();
    const right = await subject.readCode();
    const wrong = right === "12345" ? "54321" : "12345";
    for (const left of [2, 1]) {
      await page.fill("[name=code]", wrong);
      await subject.submit();
      await subject.alarm().getByText(texts.errors.wrong.replace("{count}", String(left)))
        .waitFor();
      await subject.seeAlarm(subject.texts.window.correct);
    }
    await page.fill("[name=code]", wrong);
    await subject.submit();
    const resend = page.getByRole("button", { name: texts.resend });
    await subject.alarm().getByText(/no longer works/).waitFor();
    assert.deepEqual(await fieldValues(page), {});
    assert.equal(await resend.isVisible(), false, "no button before its time");
    stage.clock.advance(MINUTE);
    await page.getByRole("link", { name: texts.refresh }).click();
    await resend.click();
    await page.getByRole("status").getByText(texts.notices.sent_again).waitFor();
    await subject.passCode();
    await subject.arriveAt("identity");
    assert.deepEqual(profile.complaints, []);
  });
}

const FAULTS = [
  { mode: "error", ...MODES[0] },
  { mode: "error", ...MODES[1] },
  { mode: "garbage", ...MODES[0] },
  { mode: "timeout", ...MODES[0] },
] as const;

for (const { mode, how, javaScriptEnabled } of FAULTS) {
  browserTest(`outage (${mode}): each step says so and continues from there, ${how}`, async () => {
    await using profile = await visit(stage.browser, { javaScriptEnabled });
    const { page } = profile;
    const subject = citizen(page, "chief-executive");
    const { code, identity, postalCode } = subject.texts;

    await page.goto(insurance());
    await subject.arriveAt("mobile");
    await subject.fillMobile();
    await submitWithout(subject, "sms", mode);
    await subject.arriveAt("code");
    await subject.seeAlarm(code.failures.delivery_failed.title);
    await page.getByRole("link", { name: code.refresh }).click();
    await page.getByRole("button", { name: code.resend }).click();
    await page.getByRole("status").getByText(code.notices.sent_again).waitFor();
    await subject.passCode();

    await subject.arriveAt("identity");
    await subject.fillIdentity();
    const typed = await fieldValues(page);
    for (const registry of ["sim", "civil"] as const) {
      await submitWithout(subject, registry, mode);
      await subject.seeAlarm(identity.failures[registry].title);
      await subject.arriveAt("identity");
      assert.deepEqual(await fieldValues(page), typed);
    }
    await subject.submit();

    await subject.passConfirmation();
    const code10 = person("verified-citizen").postalCode;
    await page.fill("[name=postal_code]", code10);
    await submitWithout(subject, "post", mode);
    await subject.seeAlarm(postalCode.failures.registry_unavailable.title);
    assert.deepEqual(await fieldValues(page), { postal_code: code10 });
    await subject.submit();
    await subject.seeService(insurance());
    assert.deepEqual(profile.complaints, []);
  });
}

browserTest("outage: a returning person waits for the SIM registry, nothing else", async () => {
  await using profile = await visit(stage.browser);
  const { page } = profile;
  const subject = citizen(page, "two-sims");
  await subject.signIn(stage.program.origin);
  await page.getByRole("button", { name: subject.texts.home.signOut }).click();
  await subject.arriveAt("signedOut");
  await page.goto(insurance());
  await subject.passMobile();
  await subject.fillCode();
  await submitWithout(subject, "sim", "error");
  await subject.seeAlarm(subject.texts.returning.failure.title);
  // A reload triggers no calls and loses nothing.
  await page.reload();
  await page.getByRole("heading", { level: 1, name: subject.texts.returning.heading }).waitFor();
  assert.equal(new URL(page.url()).pathname, "/login/returning");
  await subject.submit();
  await subject.seeService(insurance());
});

browserTest("lost connection: is shown, and typed values are still there", async () => {
  await using profile = await visit(stage.browser);
  const { page, context } = profile;
  const subject = citizen(page, "no-postal-code");
  await subject.goToIdentity(stage.program.origin);
  await subject.fillIdentity();
  const typed = await fieldValues(page);
  await context.setOffline(true);
  await subject.submit();
  await page.getByRole("status").getByText(subject.texts.window.lost).waitFor();
  assert.deepEqual(await fieldValues(page), typed);
  await context.setOffline(false);
  await subject.submit();
  await subject.arriveAt("confirm");
  assert.equal(await page.getByRole("status").textContent(), "");
});
