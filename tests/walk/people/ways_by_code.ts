/** Other channels for the one-time code, and another first step. */
import assert from "node:assert/strict";
import { eventually } from "../../support/waiting.ts";
import { visit } from "../../browser/support/stage.ts";
import { phoneOf } from "../../http/journey.ts";
import { loseNextMessage, openSignIn, type Walk } from "./scene.ts";
import type { Next } from "./way.ts";

/**
 * The message is lost. A person without account or national e-mail gets the same answer, and dials
 * instead.
 */
export async function byEmail(walk: Walk): Promise<Next> {
  const { walker, visit: { page }, promised, person } = walk;
  const { code: texts } = walker.texts;
  const seen = (await walker.mailedCodes()).length;
  await openSignIn(walk);
  await loseNextMessage(walk);
  await walker.passMobile();
  await page.getByRole("button", { name: texts.email }).click();
  await page.getByRole("status").getByText(texts.notices.emailed).waitFor();
  if (promised.refused || !person.email) {
    await enterDialledCode(walk);
    assert.equal((await walker.mailedCodes()).length, seen);
  } else {
    await page.fill("[name=code]", await walker.readMailedCode(seen));
    await walker.submit();
  }
  return "identity";
}

export async function byDialling(walk: Walk): Promise<Next> {
  await openSignIn(walk);
  await loseNextMessage(walk);
  await walk.walker.passMobile();
  await enterDialledCode(walk);
  return "identity";
}

/** The messages may include notices of earlier walks. */
async function codesOn({ program, walker }: Walk) {
  return (await phoneOf(program, walker.person.mobile)).filter(({ code }) => code);
}

/** Dials on the phone's page, which is not a tab of the waiting browser. */
async function enterDialledCode({ browser, walker, program: { sandbox } }: Walk): Promise<void> {
  await using phone = await visit(browser);
  await phone.page.goto(`${sandbox.origin}/phones/${walker.person.mobile}`);
  const messages = phone.page.locator("ol > li");
  const seen = await messages.count();
  await phone.page.locator("form[action$='/dial'] button").click();
  await messages.nth(seen).waitFor();
  await messages.first().getByText("USSD").waitFor();
  await walker.passCode();
}

/** A person without an account gets the same answer, and no code is sent. */
export async function byNationalId(walk: Walk): Promise<Next> {
  const { walker, visit: { page }, promised } = walk;
  const seen = (await codesOn(walk)).length;
  await openSignIn(walk);
  await walker.fillMobile(walker.person.nationalId);
  await walker.submit();
  await walker.arriveAt("code");
  const [, told] = walker.texts.code.sentToRegistered.split(/\{\w+\}/);
  await page.locator("main").getByText(told.trim()).waitFor();
  if (promised.refused) {
    assert.equal((await codesOn(walk)).length, seen);
    await page.getByRole("link", { name: walker.texts.code.change }).click();
    await walker.arriveAt("mobile");
    return "end";
  }
  await eventually(async () => assert.ok((await codesOn(walk)).length > seen, "the code came"));
  await walker.passCode();
  return "identity";
}

/**
 * The earlier session has expired. The browser is still known, and may be told whether there is an
 * address.
 */
export async function inKnownBrowser(walk: Walk): Promise<Next> {
  const { walker, visit: { page }, person } = walk;
  await openSignIn(walk);
  await walker.passMobile();
  const offers = await page.getByRole("button", { name: walker.texts.code.email }).count();
  assert.equal(offers, person.email ? 1 : 0);
  await walker.passCode();
  return "service";
}
