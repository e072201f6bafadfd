/**
 * How the pages write and name things in Persian, outside quotations of the guide (quotations.ts):
 * one spelling, one term for each thing, buttons in one grammar. docs/glossary.md has the terms.
 */

type Rules = Record<string, RegExp>;

/** Old and mixed spellings, each with the one that is written now. */
export const SPELLINGS: ReadonlyMap<string, string> = new Map([
  ["تایید", "تأیید"],
  ["تائید", "تأیید"],
  ["تاسیس", "تأسیس"],
  ["تامین", "تأمین"],
  ["تاخیر", "تأخیر"],
  ["هیات", "هیئت"],
  ["هیأت", "هیئت"],
  ["سوال", "سؤال"],
  ["موسسه", "مؤسسه"],
  ["یکبار", "یک‌بار"],
  ["یک‌بار مصرف", "یک‌بارمصرف"],
  ["ثبت نام", "ثبت‌نام"],
  ["جستجو", "جست‌وجو"],
  ["سیم کارت", "سیم‌کارت"],
  ["شماره گیری", "شماره‌گیری"],
  ["هیچ کس", "هیچ‌کس"],
  ["هیچکس", "هیچ‌کس"],
  ["به روزرسانی", "به‌روزرسانی"],
  ["بروزرسانی", "به‌روزرسانی"],
  ["دسترس پذیری", "دسترس‌پذیری"],
  ["مدیر عامل", "مدیرعامل"],
  ["هیئت مدیره", "هیئت‌مدیره"],
]);

/** Words that had a second meaning or a second name, each with the term of record. */
export const TERMS: ReadonlyMap<string, string> = new Map([
  ["دستگاه", "سازمان, گوشی, رایانه"],
  ["سرویس", "خدمت"],
  ["کد تأیید", "رمز یک‌بارمصرف"],
  ["کد ورود", "رمز یک‌بارمصرف"],
  ["کد پیامک", "رمز یک‌بارمصرف"],
  ["برگهٔ اتباع", "سربرگ اتباع"],
  ["برگهٔ «اتباع»", "سربرگ «اتباع»"],
  ["بنویسید", "وارد کنید"],
  ["نمایید", "کنید"],
  ["می‌باشد", "است"],
  ["سر جایش", "پاک نشده است"],
  ["آدم‌ها", "افراد"],
  ["الان", "اکنون"],
  ["کارساز", "سرور"],
  ["رایانامه", "ایمیل"],
  ["موبایل", "تلفن همراه"],
]);

const rulesOf = (words: ReadonlyMap<string, string>): Rules =>
  Object.fromEntries([...words].map(([old, now]) => [`${now}, not ${old}`, new RegExp(old)]));

/** Rules for whatever is shown in Persian: texts, messages, the sandbox. */
export const SPELLING: Rules = {
  ...rulesOf(SPELLINGS),
  ...rulesOf(TERMS),
  "a number apart from رقمی, ساله, سالگی": /[۰-۹#}] (?:رقمی|ساله|سالگی)/,
  "می written together with its verb":
    /(?<![آ-ی\u200c])ن?می(?:شود|کند|کنید|کنیم|توان|خواهد|رسد|دهد)/,
};

const CODES = "ملی|پستی|امنیتی|دستی|خطا|این خطا|فیدا|اتباع|فراگیر|دستوری|پشت کارت|#|QR";

/** Several codes meet on the window's pages, so that each is called by its whole name. */
export const BARE_CODE = new RegExp(
  String.raw`(?<![\p{L}\u200c])کد(?:ی|ها|های|هایی)?(?![\p{L}\u200c])(?! (?:${CODES}))`,
  "u",
);

/** Last words of finite verbs: a button names what it does by a noun or an infinitive. */
const FINITE =
  /(?:^|\s)(?:ن?می‌\S+|\S+کنم|گرفتم|کردم|نیستم|هستم|بده|ببند|برگرد|بزن|ببین|کن|بنویس|کنید|نمایید|دهید|بزنید|بنویسید|بگیرید|ببینید|شوید|بروید|برگردید|ببندید|بشنوید)$/;

export const isVerb = (button: string) => FINITE.test(button);

const EZAFE = /([\p{L}\u200c]+ه)ٔ ([\p{L}\u200c]+)/gu;

/** Pairs of words that are joined by هٔ somewhere in these texts. */
export function ezafePairs(texts: string[]): Set<string> {
  return new Set(
    texts.flatMap((text) =>
      [...text.matchAll(EZAFE)].map(([, first, second]) => `${first} ${second}`)
    ),
  );
}

/** The same pairs where they stand without it. */
export function bareEzafe(text: string, pairs: ReadonlySet<string>): string[] {
  const words = text.split(/[^\p{L}\u200c\u0654]+/u);
  return words.slice(1).map((word, i) => `${words[i]} ${word}`).filter((pair) => pairs.has(pair));
}
