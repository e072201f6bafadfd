/** A letter from one end to the other: the sandbox's library, the API, the person's box. */
import assert from "node:assert/strict";
import { enter, libraryTest } from "../library.ts";

libraryTest("letters: sent by the library, opened and confirmed at the window", async (visit) => {
  const { site, program: { origin } } = visit;
  const browser = visit.browser();
  await enter(visit, browser);
  const library = () => browser.get(`${site}/letters?lang=en`);
  const sent = await browser.submit(await library(), { sample: "decision" }, { to: "/letters" });
  assert.match(sent.main, /Put into the box/);
  assert.doesNotMatch(sent.main, /Opened/);

  const box = await browser.get(`${origin}/letters?lang=en`);
  assert.match(box.main, /رأی هیئت امانت/);
  const [, path] = box.text.match(/action="(\/letters\/[0-9a-f-]{36})/)!;
  const letter = await browser.submit(box, {}, { to: path });
  assert.match(letter.main, /۲۵۰٬۰۰۰/);
  assert.match((await library()).main, /Opened/);
  await browser.submit(await browser.get(`${origin}${path}`), { confirm: "1" }, { to: path });
  assert.match((await library()).main, /Confirmed/);
});
