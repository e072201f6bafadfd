import assert from "node:assert/strict";
import { isVerb } from "./persian.ts";
import { catalogue } from "./sample.ts";

/** Buttons, and links that look like buttons. */
function buttonsIn(language: string): Set<string> {
  const pages = catalogue.map((entry) => entry.render({ language }));
  return new Set(
    pages.flatMap((html) =>
      [...html.matchAll(/<button\b[^>]*>(.*?)<\/button>|<a class="button[^>]*>(.*?)<\/a>/gs)]
        .map(([, button, link]) => (button ?? link).replace(/<[^>]+>/g, "").trim())
    ),
  );
}

Deno.test("fa: buttons name what they do by a noun or an infinitive", () => {
  const buttons = buttonsIn("fa");
  assert.ok(buttons.size > 40);
  assert.deepEqual([...buttons].filter(isVerb), []);
  for (
    const old of [
      "رد می‌کنم",
      "دوباره امتحان می‌کنم",
      "تصویر دیگری نشان بده",
      "این من نبودم؛ آن را ببند",
      "بله، خارج می‌شوم",
      "نه، می‌مانم",
      "کد را گرفتم",
      "کد امنیتی را بشنوید",
      "وارد نمایید",
      "این من نیستم",
    ]
  ) assert.ok(isVerb(old), old);
});

const VERBS = {
  ar: /(?:^|\s)(?:أرفض|أنهِ|سأ\S+|اضغط|اكتب|امسح|أكمل|ادخل|تابع)(?:\s|$)/,
  en: /^I\s|^With\s|\.$|\bGo on\b/,
};

for (const [language, verbs] of Object.entries(VERBS)) {
  Deno.test(`${language}: buttons keep one grammar`, () => {
    const buttons = buttonsIn(language);
    assert.ok(buttons.size > 40);
    assert.deepEqual([...buttons].filter((button) => verbs.test(button)), []);
    const old = { ar: "لست أنا؛ أنهِ الدخول", en: "I have the code" }[language]!;
    assert.ok(verbs.test(old));
  });
}
