/// <reference lib="dom" />
/** The code by e-mail and by USSD, and «من نبودم», in a browser. */
import assert from "node:assert/strict";
import type { Locator } from "playwright-core";
import { DIAL_CODE } from "../../domain/code/dial_code.ts";
import { setFault } from "../http/journey.ts";
import { Citizen, persona } from "./support/citizen.ts";
import { eventually } from "../support/waiting.ts";
import { assertFocusInMain, browserTest, setStage, visit } from "./support/stage.ts";

const stage = setStage();
const DAY = 86_400_000;
const WAYS = [
  { how: "with JavaScript", javaScriptEnabled: true },
  { how: "without JavaScript", javaScriptEnabled: false },
];

const setSms = (mode: "ok" | "error") => setFault(stage.program, { target: "sms", mode });

/** The characters of a link in visual order, from left to right. */
function drawn(link: Locator): Promise<string> {
  return link.evaluate((element) => {
    const text = element.querySelector("bdi")!.firstChild as Text;
    const range = document.createRange();
    return [...text.data].map((character, i) => {
      range.setStart(text, i);
      range.setEnd(text, i + 1);
      return { character, left: range.getBoundingClientRect().left };
    }).sort((a, b) => a.left - b.left).map(({ character }) => character).join("");
  });
}

for (const [i, { how, javaScriptEnabled }] of WAYS.entries()) {
  browserTest(
    `SMS is down: the code comes by e-mail, or on the phone's screen, ${how}`,
    async () => {
      const { sandbox, origin } = stage.program;
      const person = persona(sandbox, i ? "chief-executive" : "verified-citizen");
      {
        await using first = await visit(stage.browser);
        await new Citizen(first.page, sandbox, person).signIn(origin);
      }
      stage.clock.advance(DAY);
      await setSms("error");
      await using profile = await visit(stage.browser, { javaScriptEnabled });
      const { page } = profile;
      const citizen = new Citizen(page, sandbox, person);
      const { code: texts } = citizen.texts;
      await page.goto(`${origin}/login?lang=fa`);
      await citizen.passMobile();
      await citizen.seeAlarm(texts.failures.delivery_failed.title);

      await page.getByRole("button", { name: texts.email }).click();
      await page.getByRole("status").getByText(texts.notices.emailed).waitFor();
      if (javaScriptEnabled) await assertFocusInMain(page);
      const inbox = await profile.context.newPage();
      await eventually(async () => {
        await inbox.goto(`${sandbox.origin}/mailboxes/${person.email}`);
        assert.match(await inbox.innerText("main"), /رمز یک‌بارمصرف شما: \d{5}/);
      });
      const [mailed] = /\d{5}/.exec(await inbox.innerText("main li .text"))!;

      const dial = page.locator("a[href='tel:*4*40%23']");
      assert.equal(await drawn(dial), DIAL_CODE);
      const phone = await profile.context.newPage();
      await phone.goto(`${sandbox.origin}/phones/${person.mobile}`);
      await phone.getByRole("button", { name: "تماس" }).click();
      await phone.getByText(`رمز یک‌بارمصرف پنجره: ${mailed}`).waitFor();

      await page.fill("[name=code]", mailed);
      await citizen.submit();
      await citizen.arriveAt("identity");
      await setSms("ok");
      assert.deepEqual(profile.complaints, []);
    },
  );

  browserTest(`a new browser is notified to its owner, who ends it, ${how}`, async () => {
    const { sandbox, origin } = stage.program;
    const person = persona(sandbox, i ? "two-sims" : "long-name");
    await using own = await visit(stage.browser);
    await new Citizen(own.page, sandbox, person).signIn(origin);
    stage.clock.advance(2 * 60_000);
    await using other = await visit(stage.browser);
    await new Citizen(other.page, sandbox, person).signIn(origin);

    await using profile = await visit(stage.browser, { javaScriptEnabled });
    const { page } = profile;
    const { notMe: texts } = new Citizen(page, sandbox, person).texts;
    const link = page.getByRole("link", { name: /\/not-me\// });
    await eventually(async () => {
      await page.goto(`${sandbox.origin}/phones/${person.mobile}`);
      assert.equal(await link.count(), 1);
    });
    await link.click();
    await page.getByRole("heading", { level: 1, name: texts.heading }).waitFor();
    await page.getByText("Chrome").waitFor();
    await page.getByRole("button", { name: texts.submit }).click();
    await page.getByRole("heading", { level: 1, name: texts.done.title }).waitFor();
    if (javaScriptEnabled) await assertFocusInMain(page);

    await other.page.goto(`${origin}/`);
    assert.equal(new URL(other.page.url()).pathname, "/login");
    await own.page.goto(`${origin}/`);
    assert.equal(new URL(own.page.url()).pathname, "/");
    assert.deepEqual(profile.complaints, []);
  });
}
