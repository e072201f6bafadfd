/** What the desk's design asks of its sentences: each fault of a file has its own; history says all. */
import assert from "node:assert/strict";
import type { Act } from "../../domain/application/history.ts";
import type { PageContext } from "../../views/components/page.ts";
import { languages, mainOf, views } from "./sample.ts";

const NOW = Date.UTC(2026, 10, 22, 8, 30);
const contextIn = (language: string): PageContext => ({
  language,
  here: "/applications/1",
  href: (path) => path,
  sandbox: false,
  fragment: false,
  now: NOW,
});

/** 25 MB, wrong type, double extension, zero bytes, cut at 90 % in its content and on the way. */
const FAULTS = ["large", "type", "double", "empty", "damaged", "cut"] as const;

/** What people read, without tags and spaces. */
const wordsOf = (html: string) => html.replaceAll(/<[^>]*>|\s/g, "");

for (const [language, { applications: texts }] of languages) {
  Deno.test(`letter: each fault of its file has a sentence of its own, ${language}`, () => {
    const form = { id: "1", number: "1234567890123", shown: "", values: {}, gaps: [], files: [] };
    const shown = FAULTS.map((fileFault) =>
      wordsOf(mainOf(views.applicationLetter(contextIn(language), { ...form, fileFault })))
    );
    assert.equal(new Set(FAULTS.map((fault) => texts.files.faults[fault])).size, FAULTS.length);
    for (const [i, fault] of FAULTS.entries()) {
      const sentence = wordsOf(String(texts.files.faults[fault]));
      assert.deepEqual(
        shown.map((words) => words.includes(sentence)),
        FAULTS.map((_, at) => at === i),
      );
      assert.ok(shown[i].includes(wordsOf(texts.files.kept)), fault);
    }
  });

  Deno.test(`history: who, when, from where, and what was there before, ${language}`, () => {
    const act: Act = {
      id: "act-1",
      at: NOW - 60_000,
      kind: "edited",
      by: "agency",
      staff: { id: "sara", name: "سارا محمدی" },
      network: "192.0.2.0/24",
      changes: [{ field: "details.title_fa", before: "نام پیشین", after: "نام تازه" }],
    };
    const pages = { at: 1, pages: 1, query: "/applications/1/history" };
    const html = mainOf(
      views.applicationHistory(contextIn(language), {
        ...{ id: "1", number: "1234567890123", acts: [act], ...pages },
      }),
    );
    const words = wordsOf(html);
    for (
      const told of [
        texts.history.acts.edited,
        act.staff!.name,
        act.network!,
        "نام پیشین",
        "نام تازه",
      ]
    ) assert.ok(words.includes(wordsOf(told)), told);
    assert.ok(words.indexOf(wordsOf("نام پیشین")) < words.indexOf(wordsOf("نام تازه")));
    assert.match(html, /11:59|۱۱:۵۹/);
    assert.doesNotMatch(html, /<(?:form|button|input)\b/);
  });
}
