import assert from "node:assert/strict";
import { createMessages } from "../../views/mod.ts";
import type { Notice } from "../../domain/notice/notice.ts";
import { GUIDE_IMPRINT, GUIDE_IMPRINTS } from "../../domain/window/imprint.ts";
import { languages } from "./sample.ts";

const messages = createMessages(languages, GUIDE_IMPRINTS);
/** 1 Azar 1405, 14:00 in Tehran. */
const NOW = Date.UTC(2026, 10, 22, 10, 30);
const LINK = "https://sso.example.ir/not-me/x";
const notice = (language: string): Notice => ({
  id: "n",
  kind: "new_browser",
  accountId: "a",
  session: "s",
  device: { browser: "Firefox", system: "Windows" },
  language,
  at: NOW,
});

const WORDS = {
  fa: {
    html: '<html lang="fa" dir="rtl">',
    until: "۱۴:۰۰",
    when: "۱ آذر ۱۴۰۵",
    device: "Firefox روی Windows",
    secret: "به هیچ‌کس نگویید",
  },
  ar: {
    html: '<html lang="ar" dir="rtl">',
    until: "14:00",
    when: "22 تشرين الثاني 2026 في 14:00",
    device: "Firefox على Windows",
    secret: "لا تخبر أحدًا",
  },
  en: {
    html: '<html lang="en" dir="ltr">',
    until: "14:00",
    when: "22 November 2026",
    device: "Firefox on Windows",
    secret: "Never tell anyone",
  },
};

Deno.test("mails: every language of the window has its own", () => {
  assert.deepEqual(Object.keys(WORDS).sort(), [...languages.keys()].sort());
  const subjects = new Set<string>();
  for (const [language, words] of Object.entries(WORDS)) {
    const code = messages.codeMail({ code: "12345", expiresAt: NOW, language });
    const news = messages.noticeMail(notice(language), LINK);
    assert.ok(code.html.includes(words.html), language);
    assert.ok(code.html.includes('<strong dir="ltr">12345</strong>'), language);
    for (const mail of [code, news]) {
      const { name } = GUIDE_IMPRINT;
      assert.ok(mail.text.startsWith(`${name[language]}\n`), language);
      assert.ok(mail.html.includes(`<h1>${name[language]}</h1>`), language);
    }
    for (const part of ["12345", words.until, words.secret]) assert.ok(code.text.includes(part));
    assert.ok(news.html.includes(words.html), language);
    for (const part of [words.when, words.device, LINK]) assert.ok(news.text.includes(part));
    subjects.add(code.subject).add(news.subject);
  }
  assert.equal(subjects.size, 2 * languages.size);
});

const JOINED = {
  fa: [/در همان دقیقه ۳ بار دیگر هم افتاد/, /ورودهای همهٔ آن مرورگرها را ببندید/],
  ar: [/في الدقيقة نفسها، وعدد المرات الأخرى: 3/, /تلك المتصفحات كلها/],
  en: [/And 3 more within the same minute/, /end the sign-ins in all those browsers/],
};

Deno.test("mails: one that covers several events says how many, and that its link ends all", () => {
  for (const [language, words] of Object.entries(JOINED)) {
    const one = messages.noticeMail(notice(language), LINK).text;
    const several = messages.noticeMail({ ...notice(language), more: 3 }, LINK).text;
    for (const word of words) {
      assert.match(several, word);
      assert.doesNotMatch(one, word);
    }
  }
});

Deno.test("SMS: the longest notice still fits the operator's tokens", () => {
  const device = { browser: "Samsung Internet", system: "ChromeOS" } as const;
  const { what, about } = messages.noticeSms({
    ...notice("fa"),
    kind: "new_sim",
    device,
    place: "2001:db8:*",
    more: 19,
  });
  assert.equal(about.split(" ").length, 9, about);
  assert.match(about, /و ۱۹ مورد دیگر$/);
  assert.ok(what.split(" ").length <= 6);
});

Deno.test("SMS and the USSD answer are Persian in every language, like the operator's templates", () => {
  const persian = messages.noticeSms(notice("fa"));
  for (const language of languages.keys()) {
    assert.deepEqual(messages.noticeSms(notice(language)), persian);
  }
  assert.match(messages.dialled({ outcome: "none" }), /رمزی در انتظار شما نیست/);
});

Deno.test("mails: falls back to Persian for a language without texts", () => {
  const mail = messages.codeMail({ code: "12345", expiresAt: NOW, language: "constructor" });
  assert.ok(mail.html.includes(WORDS.fa.html));
});

Deno.test("news: an SMS is Persian, unless the operator has templates of the language", () => {
  const more = createMessages(languages, GUIDE_IMPRINTS, ["en"]);
  const office = (language: string) => language === "en" ? "Court" : "دادگاه";
  const news = { subject: "letters", at: NOW, office } as const;
  const persian = { template: "letter", agency: "دادگاه", date: "۱۴۰۵/۰۹/۰۱", language: undefined };
  assert.deepEqual(messages.newsSms(news, "en"), persian);
  assert.deepEqual(more.newsSms(news, "ar"), persian);
  const english = { template: "letter", agency: "Court", date: "22/11/2026", language: "en" };
  assert.deepEqual(more.newsSms(news, "en"), english);
  const long = { subject: "dossiers", at: NOW, office: () => "یک ".repeat(20) } as const;
  const sms = messages.newsSms(long, "fa");
  assert.ok(sms.template === "dossier" && sms.agency.split(" ").length === 9);
});
