import assert from "node:assert/strict";
import { catalogue, flatten, languages, sentences } from "./sample.ts";

const fa = languages.get("fa")!;
const en = languages.get("en")!;

const placeholders = (text: string) => text.match(/\{\w+\}/g)?.toSorted() ?? [];

function refuse(texts: [string, string][], rules: Record<string, RegExp>): void {
  const faults = texts.flatMap(([path, text]) =>
    Object.entries(rules).filter(([, rule]) => rule.test(text.replace(/\{\w+\}/g, "#")))
      .map(([rule]) => `${rule}: ${path}: ${text}`)
  );
  assert.deepEqual(faults, []);
}

Deno.test("every language has the same texts", () => {
  for (const texts of languages.values()) {
    assert.deepEqual(flatten(texts).map(([path]) => path), flatten(fa).map(([path]) => path));
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

Deno.test("no text is empty or holds markup or straight quotes", () => {
  for (const texts of languages.values()) {
    refuse(flatten(texts), {
      empty: /^\s*$/,
      markup: /[<>&"'`]/,
      edges: /^\s|\s$/,
      double: /\s\s/,
    });
  }
});

/** What careless Persian typing looks like. */
const FA_FAULTS: Record<string, RegExp> = {
  "Arabic yeh, kaf or digits": /[يكىة٠-٩]/,
  "Latin digits or letters": /[0-9A-Za-z]/,
  "می without half-space": /(^|[\s«(])ن?می\s/,
  "ها without half-space": /\s(ها|های|هایی|هایشان|هایتان)(?=[\s،.؛:»)]|$)/,
  "تر without half-space": /\sتر(ین)?(?=[\s،.؛:»)]|$)/,
  "ام, ای, اند apart": /[\p{L}\u064f]\s(ام|ای|اند|اید|ایم)(?=[\s،.؛:»)]|$)/u,
  "half-space beside space, mark or edge":
    /(^|[\s،.؛:«»()])\u200c|\u200c([\s،.؛:«»()]|$)|\u200c\u200c/,
  "half-space after a letter that never joins": /[اآدذرزژو]\u200c(?!ا)/,
  "space before a mark": /\s[،.؛:؟!»)]/,
  "Latin marks": /[,;?]|\.\.\./,
  "ه‌ی for هٔ": /ه\u200cی(?=[\s،.])/,
  "two spellings of تایید": /تأیید|تائید/,
};

Deno.test("fa: half-spaces, letters and marks are those of good Persian print", () => {
  refuse(sentences(fa), FA_FAULTS);
});

Deno.test("fa: the rules notice careless typing", () => {
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
    "تأیید",
  ];
  for (const text of careless) {
    assert.ok(Object.values(FA_FAULTS).some((rule) => rule.test(text)), text);
  }
});

Deno.test("fa: exact texts of the guide", () => {
  const all = sentences(fa).map(([, text]) => text);
  for (
    const text of [
      "شماره موبایل وارد شده باید ۱۱ رقمی باشد و با ۰۹ شروع شود.",
      "کد ملی باید ۱۰ رقم باشد",
      "ارسال رمز یکبار مصرف",
      "ثبت اطلاعات",
      "عدم تطابق شماره تلفن همراه با کد ملی (شماره تلفن همراه حتما باید برای خود فرد باشد)",
      "عدم تطابق شماره تلفن همراه با کد اتباع (شماره تلفن همراه حتما باید برای خود فرد باشد)",
      "شماره گذرنامه/ فراگیر ناجا/ شناسه یکتا",
      "کد فیدا",
      "ایرانی",
      "اتباع",
      "شناسه ملی شرکت",
      "اطلاعات هویتی نادرست است",
      "کد پستی نامعتبر",
      "کد تایید ارسال نشد",
      "تلفن همراه یا کد ملی",
      "کد امنیتی",
      "موقت",
      "تایید شده",
      "محیط آزمایشی",
      "بیانیه حریم خصوصی",
    ]
  ) assert.ok(all.includes(text), text);
});

Deno.test("en: no Persian letters, one style of quotes", () => {
  refuse(sentences(en), {
    Persian: /[\u0600-\u06ff]/,
    "space before a mark": /\s[,.;:?!]/,
    "dots for an ellipsis": /\.\.\./,
  });
});

Deno.test("catalogue: every text of every language is seen on some page", () => {
  for (const [language, texts] of languages) {
    const seen = catalogue.map((entry) => entry.render({ language })).join("\n");
    const unseen = sentences(texts).filter(([, text]) =>
      !text.split(/\{\w+\}/).every((part) => seen.includes(part))
    );
    assert.deepEqual(unseen, []);
  }
});
