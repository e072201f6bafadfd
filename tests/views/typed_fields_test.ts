/** What is typed at the desk stays when the language is changed: its buttons send one form a page. */
import assert from "node:assert/strict";
import { type CatalogueEntry } from "../../views/catalogue/mod.ts";
import { catalogue, elements } from "./sample.ts";

const AT_DESK = new Set(
  ["staff", "desk", "publication", "console", "application", "bus", "review", "agency", "support"],
);
const pages = catalogue.filter(({ feature }) => AT_DESK.has(feature));

/** Beside the form that is kept: one short answer each, and secrets, which are never shown again. */
const BESIDE: Record<string, string[]> = {
  agencyCode: ["code"],
  staffAccount: ["password"],
};

const formsIn = (html: string) =>
  [...html.matchAll(/<form\b([^>]*)>(.*?)<\/form>/gs)].map(([, attributes, content]) => ({
    isPost: attributes.includes(`method="post"`),
    isKept: attributes.includes(` id="typed"`),
    to: /action="([^"?]*)/.exec(attributes)?.[1],
    content,
  }));

/** Names of its text fields; a code for once and a password are typed again. */
const textFields = (content: string) =>
  elements(content).filter(({ name, attributes }) =>
    name === "textarea" ||
    name === "input" && attributes.get("type") === undefined &&
      attributes.get("autocomplete") !== "one-time-code" &&
      !attributes.get("name")?.startsWith("captcha")
  ).map(({ attributes }) => attributes.get("name")!);

Deno.test("typed: every text field of the desk is in the form that is kept", () => {
  const lost = new Set<string>();
  for (const { page, render } of pages) {
    for (const { isPost, isKept, content } of formsIn(render())) {
      if (!isPost || isKept) continue;
      const others = textFields(content).filter((name) => !BESIDE[page]?.includes(name));
      for (const name of others) lost.add(`${page}: ${name}`);
    }
  }
  assert.deepEqual([...lost], []);
});

/** Buttons that may be pressed alone, by page and path, and why. */
const ALONE: Record<string, string> = {
  "applicationService /applications/0192f0c5-8c9e-7000-8000-0123456789ab/service":
    "who chooses a service registers no name of another",
  "deskServiceSettings /services/library/scopes": "nobody has the scopes beside the keys",
  "staffAccount /account/password": "leads to a page of its own",
  "staffAccount /account/app": "leads to a page of its own",
};

Deno.test("typed: a button beside the form that is kept sends that form along", () => {
  const alone = new Set<string>();
  for (const { page, render } of pages) {
    const desk = { window: "https://sso.example.ir", pages: {}, author: "sealed" };
    const html = render({ desk });
    const forms = formsIn(html);
    const isFilled = (content: string) =>
      textFields(content).length > 0 || /type="(?:checkbox|radio)"/.test(content);
    if (!forms.some(({ isKept, content }) => isKept && isFilled(content))) continue;
    for (const { isPost, isKept, to, content } of forms) {
      if (!isPost || isKept || ALONE[`${page} ${to}`]) continue;
      for (const [button] of content.matchAll(/<button[^>]*>/g)) {
        const isAlong = / form="typed"/.test(button) && / formaction="/.test(button);
        if (!isAlong) alone.add(`${page} ${to}: ${button}`);
      }
    }
  }
  assert.deepEqual([...alone], []);
});

const LONG = "نوشته ".repeat(200);

function keptFormOf(entry: CatalogueEntry, typed?: Record<string, string>): string {
  const forms = formsIn(entry.render(typed && { typed }));
  return forms.find(({ isKept }) => isKept)?.content ?? "";
}

Deno.test("typed: each field of that form shows what was typed", () => {
  let count = 0;
  for (const entry of pages) {
    const form = keptFormOf(entry);
    const texts = new Set(textFields(form));
    const typed = Object.fromEntries([...texts].map((name) => [name, LONG]));
    const again = keptFormOf(entry, typed);
    for (const name of texts) {
      const shown = new RegExp(
        `<textarea[^>]* name="${name}"[^>]*>${LONG}</|<input[^>]* name="${name}"[^>]* value="${LONG}"`,
      );
      assert.match(again, shown, `${entry.name}: ${name}`);
      count++;
    }
  }
  assert.ok(count > 80, String(count));
});

Deno.test("typed: choices show what was chosen, and boxes nothing but their ticks", () => {
  let count = 0;
  for (const entry of pages) {
    const fields = elements(keptFormOf(entry));
    for (const { name, attributes } of fields) {
      const type = attributes.get("type");
      if (name !== "input" || type !== "radio" && type !== "checkbox") continue;
      const [field, value] = [attributes.get("name")!, attributes.get("value")!];
      const again = elements(keptFormOf(entry, { [field]: value }));
      const ticked = again.filter((one) =>
        one.attributes.has("checked") &&
        (type === "checkbox" ? one.attributes.get("type") === type : true)
      ).filter((one) => type === "checkbox" || one.attributes.get("name") === field);
      assert.deepEqual(
        ticked.map((one) => [one.attributes.get("name"), one.attributes.get("value")]),
        [[field, value]],
        `${entry.name}: ${field}`,
      );
      count++;
    }
  }
  assert.ok(count > 40, String(count));
});

Deno.test("typed: what came too late is shown by whichever page answers, as text", () => {
  for (const { name, render } of pages) {
    const html = render({ typedTooLate: ["<b>نوشته</b>"] });
    assert.match(html, /<p class="said" dir="auto">&lt;b&gt;نوشته&lt;\/b&gt;<\/p>/, name);
    assert.match(html, /class="alarm"/, name);
  }
});

Deno.test("typed: the desk's kept form says whose it is", () => {
  for (const entry of pages.filter((entry) => keptFormOf(entry) !== "")) {
    const desk = { window: "https://sso.example.ir", pages: {}, author: "sealed" };
    const [form] = formsIn(entry.render({ desk })).filter(({ isKept }) => isKept);
    const authors = form.content.match(/<input type="hidden" name="author" value="sealed">/g);
    assert.equal(authors?.length, 1, entry.name);
  }
});
