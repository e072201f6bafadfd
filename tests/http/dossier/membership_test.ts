/** A citizen's dossier from one end to the other: the sandbox's library, the API, the window. */
import assert from "node:assert/strict";
import { eventually } from "../../support/waiting.ts";
import { enter, libraryTest } from "../library.ts";

libraryTest(
  "dossier: asked for at the library, followed and answered at the window, decided",
  async (visit) => {
    const { site, program: { origin } } = visit;
    const browser = visit.browser();
    await enter(visit, browser);
    const library = () => browser.get(`${site}/membership?lang=en`);
    const clerk = async (to: string) =>
      await browser.submit(await library(), { to }, { to: "/membership" });
    const asked = await browser.submit(await library(), {}, { to: "/membership" });
    assert.match(asked.main, /Submitted/);
    const [, number] = asked.main.match(/(\d{13})/)!;
    const [, path] = asked.text.match(/href="[^"]*(\/dossiers\/[0-9a-f-]{36})"/)!;
    const atWindow = () => browser.get(`${origin}${path}`);
    assert.match((await atWindow()).main, /درخواست عضویت پژوهشی/);

    // The table of states has no such move.
    const refused = (await clerk("approved")).main;
    assert.match(refused, /cannot go from its present state/);
    assert.doesNotMatch(refused, /transition_refused/);
    for (const to of ["received", "in_review", "awaiting_citizen"]) await clerk(to);
    assert.match((await browser.get(`${origin}/`)).main, /مهلت آن: تا پایان/);
    const waiting = await atWindow();
    assert.match(waiting.main, /مهلت شما/);
    assert.match(waiting.main, /نوبت شماست/);
    assert.ok(waiting.text.includes(`href="${site}/membership"`), "where the photo is given");
    let answered = await browser.submit(waiting, { supplied: "photo" }, { to: path });
    answered = await browser.submit(answered, { supplied: "form" }, { to: path });
    assert.match(answered.main, /نوبت سازمان است/);
    assert.match((await library()).main, /In review/);
    await clerk("approved");
    const decided = await atWindow();
    assert.match(decided.main, /به کتابخانه خوش آمدید/);
    assert.match(decided.main, /کارت عضویت\.txt/);
    await eventually(async () => {
      const [, href] = (await atWindow()).text.match(/href="([^"]*\/files\/[^"]*)"/)!;
      const { headers } = await browser.send(new URL(href, origin));
      const card = await browser.send(headers.get("location")!);
      assert.match(card.text, /کارت عضویت پژوهشی/);
    });

    const stranger = visit.browser();
    const form = await stranger.get(`${origin}/track`);
    const tracked = await stranger.submit(form, { number }, { to: "/track" });
    assert.match(tracked.main, /موافقت شده/);
    assert.doesNotMatch(tracked.text, /عضویت|کتابخانه/);
  },
);
