/** Sentences that are true in one state of a page stand in no other. */
import assert from "node:assert/strict";
import { portalStates } from "../../views/catalogue/portal.ts";
import { catalogue, languages, mainOf } from "./sample.ts";

const page = (name: string, language: string) =>
  mainOf(catalogue.find((entry) => entry.name === name)!.render({ language }));

/** The longest of the words between placeholders. */
const longestPart = (text: string) =>
  text.split(/\{\w+\}/).toSorted((a, b) => b.length - a.length)[0];

for (const [language, texts] of languages) {
  Deno.test(`code: a message is waited for only if one was sent, ${language}`, () => {
    const isAwaited = (state: string) =>
      page(`code/${state}`, language).includes(texts.code.notArrived);
    for (const state of ["sent", "wrong", "limited", "lost", "delivery-failed", "few-ways"]) {
      assert.ok(isAwaited(state), state);
    }
    for (const state of ["dialled", "none", "waiting", "waiting-with-code", "expired", "used"]) {
      assert.ok(!isAwaited(state), state);
    }
  });

  Deno.test(`code: no page says that a message was sent which was not, ${language}`, () => {
    const words = [texts.code.stillHolds, texts.code.sentTo].map(longestPart);
    const saying = (state: string) =>
      words.map((words) => page(`code/${state}`, language).includes(words));
    assert.deepEqual(saying("waiting-with-code"), [true, true]);
    assert.deepEqual(saying("waiting-undelivered"), [false, false]);
    assert.deepEqual(saying("delivery-failed"), [false, false]);
  });

  Deno.test(`code: without a field nothing is said to need correcting, ${language}`, () => {
    const { code, window } = texts;
    for (
      const [state, title] of [
        ["tries-spent", code.noTriesLeft],
        ["expired", code.errors.expired],
        ["expired-meanwhile", code.errors.expired],
        ["used", code.errors.used],
      ]
    ) {
      const html = page(`code/${state}`, language);
      assert.ok(html.includes(`<h2 id="alarm">${title}</h2>`), state);
      assert.ok(!html.includes(window.correct), state);
    }
    assert.ok(page("code/wrong", language).includes(window.correct));
  });

  Deno.test(`problems: the button says that it leads to the first page, ${language}`, () => {
    const { back, start } = texts.problem;
    for (const name of ["problem/not-found", "problem/upstream-timeout", "formReturn/failed"]) {
      const html = page(name, language);
      assert.match(
        html,
        new RegExp(`<a class="button[^>]*href="[^"?]*/(?:\\?[^"]*)?">${start}</a>`),
        name,
      );
      assert.ok(!html.includes(`>${back}</a>`), name);
    }
    assert.ok(page("problem/cookies-needed", language).includes(`/cases/5">${back}</a>`));
  });

  Deno.test(`contact: support helps only if it can be reached, ${language}`, () => {
    const { lead, before, unknown } = texts.contact;
    const given = page("contact/given", language);
    assert.ok(given.includes(lead) && given.includes(before.title) && !given.includes(unknown));
    const none = page("contact/unknown", language);
    assert.ok(!none.includes(lead) && !none.includes(before.title) && none.includes(unknown));
  });
}

Deno.test("home: the catalogue's services need no level that the person has", () => {
  const states = Object.values(portalStates.home);
  assert.ok(states.some(({ services }) => services.some(({ levelNeeded }) => levelNeeded === 2)));
  for (const { level, services } of states) {
    for (const { id, levelNeeded } of services) {
      assert.ok(!levelNeeded || levelNeeded > level, `${id} at level ${level}`);
    }
  }
});
