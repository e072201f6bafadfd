/** A window with a name of its own never calls itself by ours. */
import assert from "node:assert/strict";
import { DIAL_CODE } from "../../domain/code/dial_code.ts";
import { createImprints, GUIDE_IMPRINT } from "../../domain/window/imprint.ts";
import { createPageCatalogue } from "../../views/catalogue/mod.ts";
import arabic from "../../views/texts/ar/mod.ts";
import { loadTexts } from "../../views/load_texts.ts";
import { createMessages, createViews } from "../../views/mod.ts";
import { mainOf, sentences } from "./sample.ts";

/** "$&" would be taken for what it replaces. */
const NAMES: Record<string, string> = { fa: "درگاه $& نمونه", ar: "بوابة", en: "Sample Gate" };
const imprints = createImprints({
  ...GUIDE_IMPRINT,
  name: { ...NAMES, fa: NAMES.fa },
  shortName: { ...NAMES, fa: NAMES.fa },
});
const languages = await loadTexts(imprints);
const OURS = /پنجره(?!ٔ (?:مرورگر|خصوصی))|بنجره|Panjereh|\{shortName\}/;

const shownText = (html: string) =>
  html.replace(/<style>.*?<\/style>|<script.*?<\/script>/gs, "").replace(/<[^>]*>/g, "");

Deno.test("own name: no page says ours, and no place of the name is left open", () => {
  const views = createViews({ languages, dialCode: DIAL_CODE, imprints });
  const named = new Map(views.languages.map((language) => [language, 0]));
  for (const entry of createPageCatalogue(views)) {
    for (const language of views.languages) {
      const html = entry.render({ language });
      const text = shownText(html);
      assert.doesNotMatch(text, OURS, `${entry.name} ${language}`);
      assert.ok(!text.includes("undefined"), `${entry.name} ${language}`);
      const name = NAMES[language].replace("&", "&amp;");
      if (mainOf(html).includes(name)) named.set(language, named.get(language)! + 1);
    }
  }
  for (const [language, pages] of named) assert.ok(pages > 10, `${language}: ${pages}`);
  for (const language of views.languages) {
    for (const { text } of views.questions(language)) assert.doesNotMatch(text, OURS);
  }
});

Deno.test("own name: mails and the dialled answer say it", () => {
  const messages = createMessages(languages, imprints);
  for (const [language, name] of Object.entries(NAMES)) {
    const { subject, text } = messages.codeMail({ code: "12345", expiresAt: 0, language });
    assert.ok(subject.includes(name), subject);
    assert.doesNotMatch(text, OURS);
  }
  const codes = [{ code: "12345", askedAt: 0 }];
  const none = messages.dialled({ outcome: "none" });
  const given = messages.dialled({ outcome: "codes", codes });
  for (const answer of [none, given]) {
    assert.ok(answer.includes(NAMES.fa), answer);
    assert.doesNotMatch(answer, OURS);
  }
});

Deno.test("own name: Arabic attaches no letter to it, because a name may have an article", () => {
  for (const [path, text] of sentences(arabic)) {
    assert.doesNotMatch(text, /[\p{L}\p{M}]\{shortName\}|\{shortName\}[\p{L}\p{M}]/u, path);
  }
});
