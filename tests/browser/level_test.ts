/// <reference lib="dom" />
/** The security code without typing, its sound, and level 3, in a real browser. */
import { Buffer } from "node:buffer";
import assert from "node:assert/strict";
import { createCamera } from "./support/camera.ts";
import { Citizen, persona, readCode, TEXTS } from "./support/citizen.ts";
import { axePath, axeViolations } from "./support/examine.ts";
import { eventually, within } from "../support/waiting.ts";
import { browserTest, setStage, visit } from "./support/stage.ts";

const stage = setStage();
const notary = () => `http://notary.localhost:${stage.program.port}/`;

browserTest(
  "captcha: proof of work makes typing unnecessary, also after another picture",
  async () => {
    const { program, browser } = stage;
    await using profile = await visit(browser);
    const { page, complaints } = profile;
    const { captcha, submit } = TEXTS.fa.mobile;
    const person = persona(program.sandbox, "chief-executive");
    const solved = () =>
      eventually(async () => {
        assert.match(await page.inputValue("[name=proof]"), /^\d+(\.\d+){3}$/);
        await page.locator("summary", { hasText: captcha.proved }).waitFor();
        assert.equal(await page.isVisible("[name=captcha]"), false);
      });
    await page.goto(`${program.origin}/login`);
    await solved();
    await page.fill("[name=mobile]", person.mobile);
    const first = await page.inputValue("[name=captcha_id]");
    await page.getByRole("status").getByText(captcha.proved).waitFor();
    await page.getByText(captcha.instead).click();
    await page.getByRole("button", { name: captcha.another }).click();
    await eventually(async () =>
      assert.notEqual(await page.inputValue("[name=captcha_id]"), first)
    );
    assert.equal(await page.inputValue("[name=mobile]"), person.mobile);
    // The person asked for the picture and is at its field: nothing moves.
    await eventually(async () =>
      assert.equal(await page.textContent("#captcha-hint"), `✓ ${captcha.proved}`)
    );
    assert.equal(await page.evaluate(() => document.activeElement!.id), "captcha");
    await createCamera(page, "proved").take("mobile");
    await page.getByRole("button", { name: submit }).click();
    await page.waitForURL("**/login/code");
    assert.match(await readCode(program.sandbox, person.mobile), /^\d{5}$/);
    assert.deepEqual(complaints, []);
  },
);

browserTest("captcha: its sound plays", async () => {
  await using profile = await visit(stage.browser, { javaScriptEnabled: true });
  const { page, complaints } = profile;
  await page.goto(`${stage.program.origin}/login`);
  const playing = page.evaluate(() => {
    const audio = document.querySelector("audio")!;
    const { promise, resolve, reject } = Promise.withResolvers<number>();
    audio.addEventListener("timeupdate", () => audio.currentTime > 0.2 && resolve(audio.duration));
    audio.addEventListener("error", () => reject(new Error(audio.error!.message)));
    audio.muted = true;
    audio.play().catch(reject);
    return promise;
  });
  const seconds = await within(playing, "the sound to play");
  assert.ok(seconds > 3 && seconds < 9, `${seconds} s`);
  assert.deepEqual(complaints, []);
});

for (const javaScriptEnabled of [true, false]) {
  const how = javaScriptEnabled ? "with" : "without";
  browserTest(`level 3: card refused, photo accepted, ${how} JavaScript`, async () => {
    const { program, browser } = stage;
    await using profile = await visit(browser, { javaScriptEnabled });
    const { page, context, complaints } = profile;
    if (javaScriptEnabled) await context.addInitScript({ path: axePath });
    const texts = TEXTS.fa.level3;
    const person = persona(program.sandbox, "card-of-another");
    const camera = createCamera(page, `level-${how}`);
    const subject = new Citizen(page, program.sandbox, person);
    await subject.goToLevel3(notary());
    await camera.take("choice");
    await page.getByRole("link", { name: texts.card.choose }).click();
    await page.fill("[name=card_number]", person.cardNumber!);
    await page.getByRole("button", { name: texts.card.submit }).click();
    await page.getByText(texts.card.failures.mismatch.title).first().waitFor();
    await camera.take("refused");
    if (javaScriptEnabled) assert.deepEqual(await axeViolations(page), []);
    await page.getByRole("link", { name: texts.other }).click();
    const photo = await fetch(`${program.sandbox.origin}/photos/${person.persona}.png`);
    const buffer = Buffer.from(await photo.arrayBuffer());
    await page.setInputFiles("[name=photo]", { name: "x.bin", mimeType: "text/plain", buffer });
    await camera.take("photo");
    await page.getByRole("button", { name: texts.face.submit }).click();
    await page.waitForURL(notary());
    await page.getByRole("heading", { name: "اسناد رسمی من" }).waitFor();
    await camera.take("notary");
    assert.deepEqual(complaints, []);
  });
}
