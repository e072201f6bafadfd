import assert from "node:assert/strict";
import { brotliCompressSync, constants } from "node:zlib";
import { type PageName, writeStyle } from "../../views/mod.ts";
import type { PageContext } from "../../views/components/page.ts";
import { catalogue, elements, languages, titleOf, views } from "./sample.ts";

/** The compression level that a server can afford for each page. */
function compressedSize(html: string): number {
  return brotliCompressSync(html, { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } }).length;
}

function everyPage(
  check: (html: string, language: string, page: PageName) => void,
  overrides: Partial<PageContext> = {},
): void {
  for (const language of languages.keys()) {
    for (const entry of catalogue) {
      try {
        check(entry.render({ language, ...overrides }), language, entry.page);
      } catch (error) {
        throw new Error(`${entry.name} in ${language}`, { cause: error });
      }
    }
  }
}

const count = (html: string, tag: string) =>
  elements(html).filter(({ name }) => name === tag).length;

Deno.test("catalogue: names are unique and every page is in it", () => {
  const names = catalogue.map(({ name }) => name);
  assert.equal(new Set(names).size, names.length);
  const pages = Object.keys(views).filter((key) =>
    ![
      "languages",
      "languageNames",
      "styleSourceOf",
      "formScriptSource",
      "digitScript",
      "questions",
      "application",
      "said",
      "pushed",
    ]
      .includes(key)
  );
  assert.deepEqual(pages.filter((page) => !catalogue.some((entry) => entry.page === page)), []);
});

Deno.test("pages: while a person acts for a company, the header of each page says so", () => {
  const acting = catalogue.filter(({ name }) => /acting|^personOnly/.test(name));
  assert.ok(acting.length >= 3);
  for (const { name, render } of acting) {
    const [header] = render().split("</header>");
    assert.match(
      header,
      /class="acting" href="\/profile\/company">از طرف <bdi lang="fa">شرکت نمونه/,
      name,
    );
  }
});

Deno.test("pages: one h1, one main, language and direction, unique identifiers", () => {
  everyPage((html, language) => {
    assert.equal(count(html, "h1"), 1);
    assert.equal(count(html, "main"), 1);
    const { attributes } = elements(html).find(({ name }) => name === "html")!;
    assert.equal(attributes.get("lang"), language);
    assert.equal(attributes.get("dir"), language === "en" ? "ltr" : "rtl");
    const ids = elements(html).map(({ attributes }) => attributes.get("id")).filter(Boolean);
    assert.equal(new Set(ids).size, ids.length);
  });
});

Deno.test("languages: the foot of a page names each other one once, without styles too", () => {
  everyPage((html, language) => {
    const [foot] = /<nav id="languages".*?<\/nav>/s.exec(html)!;
    const names = foot.replace(/<[^>]*>/g, " ").trim().split(/\s+/);
    const others = [...languages.values()].map(({ language }) => language)
      .filter(({ tag }) => tag !== language).map(({ name }) => name);
    assert.deepEqual(names, others);
  });
});

Deno.test("pages: targets of labels, descriptions and links exist", () => {
  everyPage((html) => {
    const all = elements(html).map(({ attributes }) => attributes);
    const ids = new Set(all.map((attributes) => attributes.get("id")));
    for (const attributes of all) {
      const targets = [
        attributes.get("for"),
        ...attributes.get("aria-describedby")?.split(" ") ?? [],
        attributes.get("aria-labelledby"),
        /^#(.*)/.exec(attributes.get("href") ?? "")?.[1],
      ];
      for (const target of targets.filter((target) => target !== undefined)) {
        assert.ok(ids.has(target), target);
      }
    }
  });
});

Deno.test("pages: radio buttons and boxes are labelled, in a fieldset with a legend, one button chosen at most", () => {
  everyPage((html) => {
    const sets = [...html.matchAll(/<fieldset class="field choice".*?<\/fieldset>/gs)].map((
      [set],
    ) => set);
    const inside = sets.join("");
    const count = (html: string, pattern: RegExp) => html.match(pattern)?.length ?? 0;
    for (const type of ["radio", "checkbox"]) {
      const ofType = new RegExp(`type="${type}"`, "g");
      assert.equal(count(inside, ofType), count(html, ofType));
    }
    for (const set of sets) {
      const fields = count(set, /<input type="(?:radio|checkbox)"/g);
      assert.match(set, /<legend>[^<]+<\/legend>/);
      const labelled = /<label><input type="(?:radio|checkbox)"[^>]*> [^<]+<\/label>/g;
      assert.equal(count(set, labelled), fields);
      if (set.includes('type="radio"')) assert.ok(count(set, / checked(?=[ =>])/g) <= 1);
    }
  });
});

/** Fields of words, whose direction is that of what is typed. */
const WORDS =
  /^(?:q|name|reason|new_title|(?:text|title|reason)_\w+|letter_(?:subject|number)|contact_?(?:name|position)|method_name|name(?:fa|en|ar)|letternumber|m[12](?:name|position))$/i;

Deno.test("pages: every field has a label, a purpose, the digits' direction and no number type", () => {
  everyPage((html) => {
    const fields = elements(html).filter(({ name, attributes }) =>
      name === "input" &&
      !["hidden", "radio", "checkbox", "file"].includes(attributes.get("type") ?? "")
    );
    for (const { attributes } of fields) {
      const id = attributes.get("id");
      const labelled = html.includes(`<label for="${id}"`) ||
        new RegExp(`<label>[^<]+<input id="${id}"`).test(html);
      assert.ok(labelled, id);
      assert.ok(attributes.has("autocomplete"), id);
      assert.equal(attributes.get("dir"), WORDS.test(id!) ? "auto" : "ltr", id);
      const type = ["password", "again", "current_password"].includes(id!) ? "password" : undefined;
      assert.equal(attributes.get("type"), type, id);
    }
  });
});

Deno.test("pages: nothing that a strict CSP or a reader without scripts would miss", () => {
  everyPage((html) => {
    for (const { name, attributes } of elements(html)) {
      for (const key of attributes.keys()) {
        assert.doesNotMatch(key, /^(style|on.*|key|data-hx-on.*|data-hx-vals|hx-.*)$/);
      }
      if (name === "meta") assert.notEqual(attributes.get("http-equiv"), "refresh");
      if (name === "form") {
        const method = attributes.get("role") === "search" ? undefined : "post";
        assert.equal(attributes.get("method"), method);
        assert.ok(attributes.get("action"));
      }
      if (name === "button") assert.equal(attributes.get("type"), "submit");
      if (name === "img") assert.ok(attributes.get("alt"));
    }
    assert.doesNotMatch(html, /undefined|\[object|NaN|\{\w+\}(?!.*<\/style>)/s);
  });
});

Deno.test("pages: each has its own title, in which an error is announced", () => {
  for (const [language, { window }] of languages) {
    const error = window.failedTitle.split("{")[0];
    const pagesOf = new Map<string, Set<string>>();
    for (const entry of catalogue) {
      const html = entry.render({ language });
      const title = titleOf(html);
      assert.equal(title.startsWith(error), html.includes('class="alarm"'), entry.name);
      const bare = title.startsWith(error) ? title.slice(error.length) : title;
      pagesOf.set(bare, (pagesOf.get(bare) ?? new Set()).add(entry.page));
    }
    for (const [title, pages] of pagesOf) assert.equal(pages.size, 1, title);
  }
});

Deno.test("pages: an error summary precedes the heading and takes the focus", () => {
  everyPage((html) => {
    const at = html.indexOf('class="alarm"');
    if (at < 0) return;
    assert.ok(at < html.indexOf("<h1"));
    assert.match(html, /<section class="alarm" tabindex="-1" autofocus/);
    assert.equal(html.match(/ autofocus/g)!.length, 1);
  });
});

/** The question that any form of the desk may be answered with: its fragment brings the script. */
const PROOF_SCRIPT = /<script src="\/static\/passkey\.[^"]+"><\/script>/;

Deno.test("fragments: title, standing status region, language links and main, with one focus", () => {
  everyPage((whole, _, page) => {
    const html = page === "staffProof" ? whole.replace(PROOF_SCRIPT, "") : whole;
    assert.match(html, /^<title>.+?<\/title><div id="status" data-hx-swap-oob="innerHTML">/);
    assert.match(html, /<nav id="languages" [^>]*data-hx-swap-oob="true">/);
    assert.match(html, /<main id="main"[ >].*<\/main>$/s);
    // The first page is shown again beside its panel; every further step ends it.
    const ends = html.includes('<div id="beside" data-hx-swap-oob="innerHTML"></div>');
    assert.equal(ends, html.includes('<p class="step">') && page !== "mobile");
    assert.doesNotMatch(html, /<aside/);
    assert.doesNotMatch(html, /<html|<head|<style|<script/);
    assert.equal(html.match(/ autofocus/g)?.length, 1);
  }, { fragment: true });
});

Deno.test("fragments: the main part is the document's own", () => {
  for (const entry of catalogue) {
    const main = (html: string) =>
      /<main.*<\/main>/s.exec(html)![0].replace('<h1 tabindex="-1" autofocus="">', "<h1>")
        .replace(PROOF_SCRIPT, "");
    assert.equal(main(entry.render({ fragment: true })), main(entry.render()), entry.name);
  }
});

Deno.test("status region: is in every document, even without a message", () => {
  everyPage((html) => assert.match(html, /<div id="status" role="status"[ >]/));
});

/** Theirs may ask for a passkey, whose script a fragment would not bring. */
const BRINGS_PASSKEYS = /^\/(?:account\/|login\/factor$|members\/proved$)/;

/** Forms that intentionally respond with another document. */
const WHOLE_PAGES =
  /^\/(?:(?:sign-out|accessibility)(?:\?|$)|(?:faq|letters|services|applications)$|profile\/push|payment\/)|^\/login\/level\/face|^\/applications\/[\w-]+\/(?:details|letter|openapi|service)$/;

Deno.test("htmx: omitted for Save-Data", () => {
  everyPage((html) => assert.doesNotMatch(html, /data-hx|<script/), {
    script: undefined,
    // It saves more than it costs.
    photoScript: undefined,
    passkeyScript: undefined,
    pushScript: undefined,
  });
  everyPage((html) => {
    for (const { name, attributes } of elements(html)) {
      if (name !== "form" || WHOLE_PAGES.test(attributes.get("action")!)) continue;
      // Its answer is a whole page, wherever it stands (views/passkey/ceremony.tsx).
      if (attributes.get("id") === "passkey") continue;
      // Only for text browsers (views/site/language_links.tsx).
      if (/[?&;]lang=/.test(attributes.get("action")!)) continue;
      if (BRINGS_PASSKEYS.test(attributes.get("action")!)) continue;
      assert.equal(attributes.get("data-hx-post"), attributes.get("action"));
      assert.equal(attributes.get("data-hx-sync"), "this:drop");
    }
  });
});

Deno.test("Enter: the first button of each form is its main action", () => {
  everyPage((html) => {
    for (const [form] of html.matchAll(/<form.*?<\/form>/gs)) {
      const buttons = elements(form).filter(({ name }) => name === "button");
      if (buttons.some(({ attributes }) => attributes.get("class") === "main")) {
        assert.equal(buttons[0].attributes.get("class"), "main");
      }
    }
  });
});

/** Long texts, which are never sent as a fragment and are not steps of a sign-in. */
const READING: PageName[] = ["faq", "guide", "privacy", "statement"];

/** Features of the portal and the desk, whose pages have more room than steps of a sign-in. */
const PORTAL = [
  "console",
  "portal",
  "messages",
  "directory",
  "dossier",
  "profile",
  "push",
  "support",
  "contact",
  "staff",
  "desk",
  "application",
  "bus",
  "review",
  "publication",
  "agency",
];
const PORTAL_PAGES = new Set(
  catalogue.filter(({ feature }) => PORTAL.includes(feature)).map(({ page }) => page),
);

/** Of the desk, with twenty or thirty fields, each with its label, or a whole application with its remarks. */
const LONG_FORMS: PageName[] = [
  "agencyCorrect",
  "agencyRegister",
  "applicationDetails",
  "reviewCase",
];

/** Answers to links and searches, never to a form: not sent as a fragment either. */
const LISTS: PageName[] = ["letters"];

Deno.test("bytes: a first page stays under 6 KB and a fragment under 1.5 KB", () => {
  everyPage((html, _, page) => {
    // 6 KB less the headers.
    const limit = READING.includes(page) || LONG_FORMS.includes(page)
      ? 8192
      : PORTAL_PAGES.has(page)
      ? 6144
      : 5120;
    assert.ok(compressedSize(html) <= limit, `${compressedSize(html)} bytes`);
  });
  everyPage((html, _, page) => {
    if (READING.includes(page) || PORTAL_PAGES.has(page) && page !== "home") return;
    const limit = page === "home" ? 2048 : 1536;
    assert.ok(compressedSize(html) <= limit, `${compressedSize(html)} bytes`);
  }, { fragment: true });
  everyPage((html, _, page) => {
    if (READING.includes(page) || LISTS.includes(page) || LONG_FORMS.includes(page)) return;
    assert.ok(compressedSize(html) <= 2048, `${compressedSize(html)} bytes`);
  }, { fragment: true, style: "/static/style.css" });
});

Deno.test("bytes: the portal's pages stay under 8 KB with their style sheet, then under 3 KB", () => {
  const sheet = compressedSize(writeStyle());
  everyPage((html, _, page) => {
    if (!PORTAL_PAGES.has(page)) return;
    assert.match(html, /<link rel="stylesheet" href="\/static\/style\.css">/);
    assert.doesNotMatch(html, /<style/);
    const bytes = compressedSize(html);
    assert.ok(bytes <= (LONG_FORMS.includes(page) ? 4096 : 3072), `${bytes} bytes`);
    assert.ok(bytes + sheet <= 8192, `${bytes + sheet} bytes`);
  }, { style: "/static/style.css" });
});

Deno.test("sandbox: is mentioned on every page, and only there", () => {
  const { label } = languages.get("fa")!.window.sandbox;
  for (const entry of catalogue) {
    assert.ok(entry.render().includes(label));
    assert.ok(!entry.render({ sandbox: false }).includes(label));
  }
});
