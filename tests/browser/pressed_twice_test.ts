/// <reference lib="dom" />
/** The main button pressed twice in a browser, which gives up the first answer. */
import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { phoneOf, setFault } from "../http/journey.ts";
import { countAudit } from "../support/store.ts";
import { Citizen, persona } from "./support/citizen.ts";
import { browserTest, setStage, visit } from "./support/stage.ts";

const stage = setStage();

/** Only where the step waits for a registry: elsewhere the next page is there at once. */
async function pressTwice(page: Page): Promise<void> {
  const button = page.locator("main button.main");
  await button.scrollIntoViewIfNeeded();
  const { x, y, width, height } = (await button.boundingBox())!;
  const press = () => page.mouse.click(x + width / 2, y + height / 2);
  const sent = page.waitForRequest((request) => request.method() === "POST");
  const waits = /\/(?:identity|postal-code)$/.test(new URL(page.url()).pathname);
  await press();
  await sent;
  if (waits) await press();
}

for (
  const { how, slug, javaScriptEnabled } of [
    { how: "without JavaScript", slug: "verified-citizen", javaScriptEnabled: false },
    { how: "with JavaScript", slug: "chief-executive", javaScriptEnabled: true },
  ]
) {
  browserTest(`every step pressed twice signs in once, ${how}`, async () => {
    // Long enough for both requests to be under way at once.
    for (const target of ["sim", "civil", "post"] as const) {
      await setFault(stage.program, { target, mode: "slow", delayMs: 400 });
    }
    await using profile = await visit(stage.browser, { javaScriptEnabled });
    const { page } = profile;
    const posts: string[] = [];
    page.on("request", (request) => {
      if (request.method() === "POST") posts.push(new URL(request.url()).pathname);
    });
    const person = persona(stage.program.sandbox, slug);
    const citizen = new Citizen(page, stage.program.sandbox, person);
    citizen.submit = () => pressTwice(page);
    const before = await countAudit(stage.program.dataDir, "session.created");
    await citizen.signIn(stage.program.origin);
    const last = posts.filter((path) => path === "/login/postal-code");
    assert.equal(last.length, javaScriptEnabled ? 1 : 2, posts.join());
    assert.equal(await countAudit(stage.program.dataDir, "session.created"), before + 1);
    const messages = await phoneOf(stage.program, person.mobile);
    assert.equal(messages.filter(({ code }) => code).length, 1, "one code was sent");
  });
}
