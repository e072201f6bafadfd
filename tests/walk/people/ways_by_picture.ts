/** Three answers to the security code; the one-time code comes by SMS. */
import assert from "node:assert/strict";
import { openSignIn, type Walk } from "./scene.ts";
import type { Next } from "./way.ts";

/** accessibility_and_weight.md: loaded on demand, at most this size. */
const MAX_SOUND_BYTES = 15 * 1024;

export async function byPicture(walk: Walk): Promise<Next> {
  await openSignIn(walk);
  await typeDigits(walk);
  await walk.walker.passCode();
  return "identity";
}

/** A person who listens types the spoken digits; the sandbox reveals them. */
export async function bySound(walk: Walk): Promise<Next> {
  const { walker, visit: { page, context } } = walk;
  await openSignIn(walk);
  const source = await page.locator("audio").getAttribute("src");
  const sound = await context.request.get(new URL(source!, page.url()).href);
  assert.equal(sound.status(), 200);
  assert.equal(sound.headers()["content-type"], "audio/mpeg");
  const { length } = await sound.body();
  assert.ok(length > 1000 && length <= MAX_SOUND_BYTES, `${length} bytes of sound`);
  await typeDigits(walk);
  await walker.passCode();
  return "identity";
}

/** The digits of picture and sound, into a field that the person sees. */
async function typeDigits(walk: Walk): Promise<void> {
  const { walker, visit: { page }, javaScriptEnabled } = walk;
  await page.fill("[name=mobile]", walker.person.mobile);
  if (javaScriptEnabled) {
    await seeProof(walk);
    await page.getByText(walker.texts.mobile.captcha.instead).click();
  }
  await page.fill("[name=captcha]", await walker.readPicture());
  await walker.submit();
  await walker.arriveAt("code");
}

export async function byProof(walk: Walk): Promise<Next> {
  const { walker, visit: { page } } = walk;
  await openSignIn(walk);
  await page.fill("[name=mobile]", walker.person.mobile);
  await seeProof(walk);
  assert.equal(await page.isVisible("[name=captcha]"), false);
  assert.equal(await page.inputValue("[name=captcha]"), "");
  await walker.submit();
  await walker.arriveAt("code");
  await walker.passCode();
  return "identity";
}

/** One line stands for picture and sound once the browser has proved its work. */
async function seeProof({ walker, visit: { page } }: Walk): Promise<void> {
  const { proved } = walker.texts.mobile.captcha;
  await page.locator("summary", { hasText: proved }).waitFor();
}
