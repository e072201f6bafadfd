/** The whole journey in lynx and w3m, which support neither scripts nor styles. */
import assert from "node:assert/strict";
import { GUIDE_IMPRINT } from "../../domain/window/imprint.ts";
import { startTestProgram, type TestProgram } from "../support/program.ts";
import { LANGUAGES, persona, readCode, TEXTS } from "./support/citizen.ts";
import { unlessInstalled } from "./support/installed.ts";
import { browserTest } from "./support/stage.ts";
import { openTextBrowser, type TextBrowserName } from "./support/text_browser.ts";

let program: TestProgram;
let captcha = "";

Deno.test.beforeAll(async () => {
  program = await startTestProgram({ onCaptchaIssued: (answer) => captcha = answer });
});
Deno.test.afterAll(() => program?.stop());

/**
 * Controls above the main element: skip link, home, accessibility, five of the menu.
 */
const ABOVE_MAIN = 8;
/** Ways to sign in, and kinds of person. */
const TABS = 2;

const BROWSERS: TextBrowserName[] = ["lynx", "w3m"];
for (const name of BROWSERS) {
  const { ignore, note } = unlessInstalled(name, "tmux");
  for (const language of LANGUAGES) {
    const walk = async () => {
      const texts = TEXTS[language];
      const slug = name === "lynx" ? "verified-citizen" : "two-sims";
      const person = persona(program.sandbox, slug);
      const [year, month, day] = person.birthDate.split("/");
      await using browser = await openTextBrowser(
        name,
        `${program.origin}/login?lang=${language}`,
      );
      await browser.see(texts.mobile.submit);
      await browser.tab(ABOVE_MAIN + TABS);
      await browser.fill(person.mobile);
      // Past the link to the spoken code.
      await browser.tab(2);
      await browser.fill(captcha);
      await browser.tab(1);
      await browser.press();

      await browser.see(texts.code.heading);
      // Past the link that changes the number.
      await browser.tab(ABOVE_MAIN + 1);
      await browser.fill(await readCode(program.sandbox, person.mobile));
      await browser.tab(1);
      await browser.press();

      await browser.see(texts.identity.lead);
      await browser.tab(ABOVE_MAIN + TABS);
      await browser.fill(person.nationalId);
      for (const part of [day, month, year]) {
        await browser.tab(1);
        await browser.fill(part);
      }
      await browser.tab(1);
      await browser.press();

      await browser.see(texts.confirm.heading);
      await browser.see(person.lastName);
      await browser.tab(ABOVE_MAIN);
      await browser.press();

      await browser.see(texts.postalCode.postalCode.hint);
      await browser.tab(ABOVE_MAIN + 1);
      await browser.press();

      await browser.see(
        texts.home.greeting.replace("{name}", `${person.firstName} ${person.lastName}`),
      );
      await browser.see(texts.home.signOut);
    };
    browserTest(`${name}: the whole journey, ${language}${note}`, walk, ignore);
  }

  browserTest(`${name}: words are separated without styles${note}`, async () => {
    const { mobile } = TEXTS.en;
    await using browser = await openTextBrowser(name, `${program.origin}/login?lang=en`);
    await browser.see(mobile.submit);
    const screen = await browser.screen();
    const neighbours = [
      [GUIDE_IMPRINT.authority.en, GUIDE_IMPRINT.name.en],
      [GUIDE_IMPRINT.name.en, TEXTS.en.menu.accessibility],
      [TEXTS.en.menu.accessibility, TEXTS.en.menu.faq],
      [TEXTS.en.menu.guide, TEXTS.fa.language.name],
      [TEXTS.fa.language.name, TEXTS.ar.language.name],
      [mobile.captcha.picture, mobile.captcha.sound],
      [mobile.submit, mobile.captcha.another],
    ];
    for (const [one, other] of neighbours) assert.ok(!screen.includes(one + other), screen);
  }, ignore);
}
