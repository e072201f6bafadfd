import { GUIDE_IMPRINTS } from "../../domain/window/imprint.ts";
import assert from "node:assert/strict";
import { createMessages } from "../../views/mod.ts";
import { catalogue, flatten, languages, sentences, views } from "./sample.ts";
import { QUOTATIONS } from "./quotations.ts";
import { typingFaults } from "./typography.ts";

const fa = languages.get("fa")!;

const placeholders = (text: string) => text.match(/\{\w+\}/g)?.toSorted() ?? [];

function refuse(language: string, texts: [string, string][]): void {
  const faults = texts.flatMap(([path, text]) =>
    typingFaults(language, text).map((fault) => `${fault}: ${path}: ${text}`)
  );
  assert.deepEqual(faults, []);
}

Deno.test("every language has the same texts", () => {
  const paths = (texts: unknown) => flatten(texts).map(([path]) => path);
  for (const [tag, texts] of languages) {
    assert.equal(texts.language.tag, tag);
    assert.deepEqual(paths(texts), paths(fa));
  }
});

Deno.test("every language has the same placeholders", () => {
  for (const texts of languages.values()) {
    const theirs = new Map(sentences(texts));
    for (const [path, text] of sentences(fa)) {
      if (path === "time.today" || path === "time.later") continue;
      assert.deepEqual(placeholders(theirs.get(path)!), placeholders(text), path);
    }
  }
});

for (const [language, texts] of languages) {
  Deno.test(`${language}: letters, digits, marks and spaces follow typographic rules`, () => {
    refuse(language, sentences(texts));
  });
}

Deno.test("fa: the rules detect careless typing", () => {
  const careless = [
    "كد ملي",
    "کد 5 رقمی",
    "کد می رسد",
    "نمی خواهد",
    "کد ها را",
    "سامانه های دولت",
    "کوتاه تر است",
    "نوشته اید.",
    "می‌ رسد",
    "خدا‌ی",
    "سلام ، خوبید",
    "نام,خانوادگی",
    "خانه‌ی ما",
    "“کد پستی”",
  ];
  for (const text of careless) assert.notDeepEqual(typingFaults("fa", text), [], text);
});

Deno.test("ar: the rules detect careless typing", () => {
  const careless = [
    "رقم الهاتف المحمول یبدأ",
    "رمز الأمان ك‌ما هو",
    "الرقم ۱۱",
    "الرقم ١١",
    "هل هذا لك?",
    "نعم, هذا أنا",
    "يبدأ بـ 09",
    "حاول مجدداً",
    "اكتبه اذا كان لديك",
    "الانتقال الى الصفحة",
    "صالح حتي الساعة",
    "اختر اللغه",
    "نعم ، هذا أنا",
    "رمز QR",
    "الخطوة  الأولى",
  ];
  for (const text of careless) assert.notDeepEqual(typingFaults("ar", text), [], text);
});

Deno.test("fa: quotations and words of the guide", () => {
  const all = sentences(fa).map(([, text]) => text);
  for (
    const text of [
      ...QUOTATIONS,
      "کد ملی باید ۱۰ رقم باشد",
      "ورود با رمز یک‌بارمصرف",
      "ارسال رمز یک‌بارمصرف",
      "ثبت اطلاعات",
      "شمارهٔ گذرنامه/ فراگیر ناجا/ شناسهٔ یکتا",
      "کد فیدا",
      "ایرانی",
      "اتباع",
      "شناسهٔ ملی شرکت",
      "اطلاعات هویتی نادرست است",
      "کد پستی نامعتبر",
      "رمز یک‌بارمصرف ارسال نشد",
      "تلفن همراه یا کد ملی",
      "کد امنیتی",
      "موقت",
      "تأیید شده",
      "محیط آزمایشی",
      "بیانیهٔ حریم خصوصی",
    ]
  ) assert.ok(all.includes(text), text);
});

const KINDS = [
  "new_browser",
  "new_sim",
  "level_raised",
  "company_session",
  "passkey_added",
  "passkey_removed",
  "email_changed",
  "deletion_asked",
  "deletion_soon",
  "push_added",
] as const;

/** Every sentence that a mail may contain. */
function mailsIn(language: string): string[] {
  const { codeMail, contactMail, newsMail, noticeMail, refusedRequest } = createMessages(
    languages,
    GUIDE_IMPRINTS,
  );
  const notice = {
    id: "n",
    accountId: "a",
    session: "s",
    device: {},
    language,
    at: 0,
    attempts: 0,
    nextAt: 0,
  };
  const mails = [
    codeMail({ code: "12345", expiresAt: 0, language }),
    ...(["letters", "dossiers", "support"] as const).map((subject) =>
      newsMail({ subject, at: 0 }, language)
    ),
    ...(["sessions_ended", "account_closed", "account_opened", "level_lowered"] as const).map((
      act,
    ) => newsMail({ subject: "support", at: 0, done: { act, contact: "" } }, language)),
    contactMail({ code: "123456", expiresAt: 0, language }),
    ...KINDS.map((kind) => noticeMail({ ...notice, kind }, "")),
    noticeMail({ ...notice, kind: "new_browser", place: "185.12.*", more: 3 }, ""),
  ];
  return [
    refusedRequest(language),
    ...mails.map(({ subject, text }) => `${subject}\n${text}`),
  ];
}

Deno.test("every text of every language is shown on some page of the catalogue or in a mail", () => {
  for (const [language, texts] of languages) {
    const pages = catalogue.map((entry) => entry.render({ language }));
    const said = [views.said, views.pushed].flatMap((by) => Object.values(by[language]));
    const seen = [...pages, ...mailsIn(language), ...said].join(
      "\n",
    );
    const unseen = sentences(texts).filter(([, text]) =>
      !text.split(/\{\w+\}/).every((part) => seen.includes(part))
    );
    assert.deepEqual(unseen, []);
  }
});
