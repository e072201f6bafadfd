/// <reference lib="dom" />
/** What people paste and type, in a browser: with and without JavaScript. */
import assert from "node:assert/strict";
import { fillPlain } from "../../views/texts/fill.ts";
import { Citizen, persona } from "./support/citizen.ts";
import { browserTest, setStage, visit } from "./support/stage.ts";

const stage = setStage();

/** As contacts and messengers hand a number over. */
const pasted = (number: string) => `\u202a${number}\u202c\u200e`;

for (const javaScriptEnabled of [true, false]) {
  const how = javaScriptEnabled ? "with JavaScript" : "without JavaScript";

  browserTest(`typed: pasted numbers and a whole date in one box sign in, ${how}`, async () => {
    await using profile = await visit(stage.browser, { javaScriptEnabled });
    const { page } = profile;
    const person = persona(
      stage.program.sandbox,
      javaScriptEnabled ? "verified-citizen" : "two-sims",
    );
    const citizen = new Citizen(page, stage.program.sandbox, person);
    await page.goto(`${stage.program.origin}/login`);
    await citizen.fillMobile(pasted(person.mobile.replace(/^0/, "+98 ")));
    await citizen.submit();
    await citizen.arriveAt("code");
    await page.fill("[name=code]", pasted(await citizen.readCode()));
    await citizen.submit();
    await citizen.arriveAt("identity");
    await page.fill("[name=national_id]", pasted(person.nationalId));
    await page.fill("[name=birth_day]", pasted(person.birthDate));
    await citizen.submit();
    await citizen.arriveAt("confirm");
    assert.deepEqual(profile.complaints, []);
  });

  browserTest(`typed: the link of a date's error leads to the box, ${how}`, async () => {
    await using profile = await visit(stage.browser, { javaScriptEnabled });
    const { page } = profile;
    const person = persona(stage.program.sandbox, javaScriptEnabled ? "no-postal-code" : "child");
    const citizen = new Citizen(page, stage.program.sandbox, person);
    await citizen.goToIdentity(stage.program.origin);
    await citizen.fillIdentity("1370/اسفند/31");
    await citizen.submit();
    const values = { month: "اسفند", year: "۱۳۷۰", days: "۳۰" };
    const sentence = fillPlain(citizen.texts.identity.errors.birthDate.no_such_day, values);
    await citizen.alarm().getByRole("link", { name: sentence }).click();
    const day = page.getByRole("textbox", { name: citizen.texts.identity.day });
    assert.ok(await day.evaluate((input) => input === document.activeElement));
    assert.equal(await day.inputValue(), "31");
    assert.deepEqual(profile.complaints, []);
  });
}
