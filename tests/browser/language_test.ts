/// <reference lib="dom" />
/** Another language in the middle of a form: nothing typed is lost, and none of it is in the address. */
import assert from "node:assert/strict";
import { chooseLanguage, Citizen, LANGUAGES, persona, TEXTS } from "./support/citizen.ts";
import { browserTest, setStage, visit } from "./support/stage.ts";

const stage = setStage();

for (const javaScriptEnabled of [true, false]) {
  const how = javaScriptEnabled ? "with JavaScript" : "without JavaScript";

  browserTest(`language: the first field is kept through all of them, ${how}`, async () => {
    await using profile = await visit(stage.browser, { javaScriptEnabled });
    const { page } = profile;
    await page.goto(`${stage.program.origin}/login`);
    await page.fill("#mobile", "09123");
    for (const language of [...LANGUAGES.slice(1), LANGUAGES[0]]) {
      await chooseLanguage(page, language);
      await page.locator(`html[lang=${language}]`).waitFor();
      assert.equal(await page.inputValue("#mobile"), "09123", language);
      assert.doesNotMatch(page.url(), /09123/);
    }
    // Enter still sends the form.
    await page.locator("#mobile").press("Enter");
    await page.locator(".alarm").waitFor();
    assert.equal(await page.getAttribute("html", "lang"), "fa");
    assert.deepEqual(profile.complaints, []);
  });

  browserTest(`language: a date and a choice are kept on the way, ${how}`, async () => {
    await using profile = await visit(stage.browser, { javaScriptEnabled });
    const { page } = profile;
    const { sandbox, origin } = stage.program;
    const slug = javaScriptEnabled ? "verified-citizen" : "two-sims";
    const person = new Citizen(page, sandbox, persona(sandbox, slug), "fa");
    await page.goto(`${origin}/login`);
    await person.passMobile();
    await person.passCode();
    await page.getByRole("link", { name: TEXTS.fa.identity.tabs.foreign }).click();
    await page.locator("#document_kind").check();
    await page.fill("#document_number", "A123");
    await page.fill("#birth_day", "14");
    await chooseLanguage(page, "en");
    await page.locator("html[lang=en]").waitFor();
    assert.ok(await page.locator("#document_kind").isChecked());
    assert.equal(await page.inputValue("#document_number"), "A123");
    assert.equal(await page.inputValue("#birth_day"), "14");
    assert.doesNotMatch(page.url(), /A123/);
  });
}
