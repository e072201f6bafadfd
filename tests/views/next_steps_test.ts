/** Small pages that must lead on, and long sentences that must not stand first. */
import assert from "node:assert/strict";
import { DIAL_CODE } from "../../domain/code/dial_code.ts";
import { createImprints, GUIDE_IMPRINT, GUIDE_IMPRINTS } from "../../domain/window/imprint.ts";
import { createPageCatalogue } from "../../views/catalogue/mod.ts";
import { createMessages, createViews } from "../../views/mod.ts";
import { catalogue, languages, mainOf } from "./sample.ts";

const page = (name: string) => catalogue.find((entry) => entry.name === name)!.render();

Deno.test("refused: each reason leads to support", () => {
  const refused = catalogue.filter((entry) => entry.page === "refused");
  assert.ok(refused.length >= 2);
  for (const { render } of refused) {
    assert.match(mainOf(render()), /<a href="\/contact[^"]*">/);
  }
});

const LED_BY_REFERENCE = /^(?:problem|restricted|formReturn)$/;

Deno.test("error pages: the number of support stands beside the reference, in each language", () => {
  const pages = catalogue.filter(({ page }) => LED_BY_REFERENCE.test(page));
  let shown = 0;
  for (const [language, { problem }] of languages) {
    const reference = problem.reference.split("{")[0];
    const number = language === "fa" ? "۰۲۱-۰۰۰۰۰۰۰۰" : "021-00000000";
    for (const html of pages.map(({ render }) => render({ language }))) {
      const [, line] = html.split(reference);
      if (line === undefined) continue;
      shown++;
      const beside = line.split("</p>")[0];
      assert.ok(beside.includes(problem.support.split("{")[0]), language);
      assert.match(beside, /<a href="tel:02100000000"><bdi/);
      assert.ok(beside.includes(number), beside);
    }
  }
  assert.ok(shown > 30, `${shown}`);
});

Deno.test("error pages: without a number of support none is named", () => {
  const imprints = createImprints(GUIDE_IMPRINT);
  const views = createViews({ languages, dialCode: DIAL_CODE, imprints });
  for (const entry of createPageCatalogue(views)) {
    if (LED_BY_REFERENCE.test(entry.page)) assert.doesNotMatch(entry.render(), /href="tel:0/);
  }
});

Deno.test("postal code: one question stands first, the guide's sentence is folded", () => {
  const { questions, registeredLead } = languages.get("fa")!.postalCode;
  const html = catalogue.filter((entry) => entry.page === "postalCode").map(({ render }) =>
    render()
  )
    .find((html) => html.includes(registeredLead))!;
  const main = mainOf(html);
  assert.ok(main.indexOf(questions.registry) < main.indexOf("<details"));
  assert.match(
    main,
    new RegExp(`<details\\s*><summary>[^<]*</summary><p>${registeredLead.slice(0, 20)}`),
  );
});

Deno.test("QR: the computer says the three steps", () => {
  const { steps } = languages.get("fa")!.qr;
  assert.equal(steps.length, 3);
  const html = page("qr/waiting");
  steps.forEach((step, i) => assert.ok(html.includes(`<p>${"۱۲۳"[i]}. ${step}</p>`), step));
});

Deno.test("level 3: where the citizen is going stands above the heading, as at every step", () => {
  for (const name of ["level", "levelCard", "levelFace"]) {
    for (const { render } of catalogue.filter((entry) => entry.page === name)) {
      const main = mainOf(render());
      assert.ok(main.includes('class="for"') && main.indexOf('class="for"') < main.indexOf("<h1"));
    }
  }
});

Deno.test("notice: a mail says the way without its link", () => {
  const messages = createMessages(languages, GUIDE_IMPRINTS);
  const notice = { kind: "new_browser", device: {}, at: 0, language: "fa" } as Parameters<
    typeof messages.noticeMail
  >[0];
  const { text } = messages.noticeMail(notice, "https://example.ir/not-me/x");
  assert.ok(text.includes(GUIDE_IMPRINTS("fa").host));
  assert.ok(text.includes(languages.get("fa")!.sessions.heading));
});
