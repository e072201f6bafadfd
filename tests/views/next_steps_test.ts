/** Small pages that must lead on, and long sentences that must not stand first. */
import assert from "node:assert/strict";
import { catalogue, languages } from "./sample.ts";

const page = (name: string) => catalogue.find((entry) => entry.name === name)!.render();

Deno.test("refused: each reason leads to support", () => {
  const refused = catalogue.filter((entry) => entry.page === "refused");
  assert.ok(refused.length >= 2);
  for (const { render } of refused) {
    assert.match(render().split("<main")[1].split("</main")[0], /<a href="\/contact[^"]*">/);
  }
});

Deno.test("postal code: one question stands first, the guide's sentence is folded", () => {
  const { registeredQuestion, registeredLead } = languages.get("fa")!.postalCode;
  const html = catalogue.filter((entry) => entry.page === "postalCode").map(({ render }) =>
    render()
  )
    .find((html) => html.includes(registeredLead))!;
  const main = html.slice(html.indexOf("<main"));
  assert.ok(main.indexOf(registeredQuestion) < main.indexOf("<details"));
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
