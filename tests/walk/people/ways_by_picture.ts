/** Three answers to the security code; the one-time code comes by SMS. */
import assert from "node:assert/strict";
import { eventually } from "../../support/waiting.ts";
import { openSignIn, type Walk } from "./scene.ts";
import type { Next } from "./way.ts";

/** accessibility_and_weight.md: loaded on demand, at most this size. */
const MAX_SOUND_BYTES = 15 * 1024;

export async function byPicture(walk: Walk): Promise<Next> {
  const { walker } = walk;
  await openSignIn(walk);
  await walker.passMobile();
  await walker.passCode();
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
  await walker.passMobile();
  await walker.passCode();
  return "identity";
}

export async function byProof(walk: Walk): Promise<Next> {
  const { walker, visit: { page } } = walk;
  await openSignIn(walk);
  await page.fill("[name=mobile]", walker.person.mobile);
  await eventually(async () =>
    assert.ok(await page.getByText(walker.texts.mobile.captcha.proved).isVisible())
  );
  assert.equal(await page.inputValue("[name=captcha]"), "");
  await walker.submit();
  await walker.arriveAt("code");
  await walker.passCode();
  return "identity";
}
