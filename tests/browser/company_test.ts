/**
 * A foreign chief executive on the way to a service for companies, and acting for themselves again.
 */
import { chooseLanguage, Citizen, persona } from "./support/citizen.ts";
import { browserTest, setStage, visit } from "./support/stage.ts";
import assert from "node:assert/strict";

const stage = setStage();
const BRIDGE = "شرکت بازرگانی نمونه پل";

for (const language of ["fa", "en"] as const) {
  for (const javaScriptEnabled of [true, false]) {
    const how = javaScriptEnabled ? "with JavaScript" : "without JavaScript";
    browserTest(`company: of a foreign national, ${language}, ${how}`, async () => {
      const { program: { origin, port, sandbox }, browser } = stage;
      await using profile = await visit(browser, { javaScriptEnabled });
      const { page, complaints } = profile;
      const person = new Citizen(page, sandbox, persona(sandbox, "foreign-passport"), language);
      const { texts } = person;
      const business = `http://business.localhost:${port}/`;
      const heading = (name: string) =>
        page.getByRole("heading", { level: 1, name, exact: true }).waitFor();

      // Below the companies of earlier sign-ins, whose buttons come first.
      const choose = () =>
        page.getByRole("button", { name: texts.company.submit, exact: true }).click();

      await page.goto(business);
      await chooseLanguage(page, language);
      await person.passMobile();
      await person.passCode();
      await person.arriveAt("identity");
      await person.fillForeignIdentity("gregorian");
      await person.submit();
      await person.arriveAt("confirm");
      await page.getByText("Weber", { exact: true }).waitFor();
      await person.submit();
      await person.arriveAt("postalCode");
      await person.submit();

      await heading(texts.company.heading);
      await page.fill("input[name=company_id]", "99900003031");
      await choose();
      await person.seeAlarm(texts.company.failures.not_chief_executive.title);
      await page.fill("input[name=company_id]", "99900004047");
      await choose();
      await person.seeService(business);
      await page.getByRole("heading", { name: BRIDGE }).waitFor();

      await page.goto(`http://insurance.localhost:${port}/`);
      await heading(texts.personOnly.heading);
      await page.locator("header .acting").getByText(BRIDGE).waitFor();
      await person.submit();
      await person.seeService(`http://insurance.localhost:${port}/`);

      await page.goto(`${origin}/profile/company`);
      await page.getByRole("button", { name: BRIDGE }).click();
      await page.locator("main .note").getByText(BRIDGE).waitFor();
      await page.getByRole("button", { name: texts.profile.asSelf, exact: true }).click();
      await page.locator("main .note").getByText(BRIDGE).waitFor({ state: "detached" });
      assert.equal(await page.locator("header .acting").count(), 0);
      assert.deepEqual(complaints, []);
    });
  }
}
