/** Texts of every agency: the frame, the visitor's card, and the refusal. */
import type { AgencyTexts } from "./language.ts";

export const FRAME = {
  menu: { fa: "منو", ar: "القائمة", en: "Menu" },
  signOut: { fa: "خروج", ar: "تسجيل الخروج", en: "Sign out" },
  sandbox: {
    fa: "محیط آزمایشی: این سوابق ساختگی‌اند.",
    ar: "بيئة تجريبية: هذه السجلات غير حقيقية.",
    en: "Sandbox: these records are made up.",
  },
  toWindow: { fa: "رفتن به پنجره", ar: "الذهاب إلى نافذة الخدمات (بنجره)", en: "Go to the window" },
} satisfies AgencyTexts;

export const NOT_FOUND = {
  title: { fa: "این صفحه پیدا نشد", ar: "الصفحة غير موجودة", en: "Page not found" },
  home: { fa: "صفحهٔ اول", ar: "الصفحة الأولى", en: "First page" },
} satisfies AgencyTexts;

export const VISITOR = {
  welcome: { fa: "خوش آمدید، ", ar: "مرحبًا، ", en: "Welcome, " },
  nameless: { fa: "کاربر پنجره", ar: "مستخدم بنجره", en: "citizen" },
  nationalId: { fa: "کد ملی", ar: "الرقم الوطني", en: "National ID" },
  fidaCode: { fa: "کد فیدا", ar: "رمز فيدا", en: "FIDA code" },
  birthDate: { fa: "تاریخ تولد", ar: "تاريخ الميلاد", en: "Date of birth" },
  mobile: { fa: "تلفن همراه", ar: "الهاتف المحمول", en: "Mobile" },
  verified: {
    fa: "گواهی هویت شما بررسی و تأیید شد",
    ar: "جرى التحقق من شهادة هويتك",
    en: "Your identity assertion was verified",
  },
  issuer: { fa: "صادرکننده", ar: "الجهة المُصدِرة", en: "Issuer" },
  audience: { fa: "مخاطب", ar: "الجهة المقصودة", en: "Audience" },
  assurance: { fa: "سطح تأیید هویت", ar: "المستوى", en: "Level" },
  level: { fa: "سطح ", ar: "المستوى ", en: "Level " },
  signedIn: { fa: "زمان ورود", ar: "وقت الدخول", en: "Signed in" },
  expires: { fa: "اعتبار گواهی تا", ar: "الشهادة صالحة حتى", en: "Assertion expires" },
} satisfies AgencyTexts;

export const REFUSED = {
  title: { fa: "شما را نشناختیم", ar: "لم نتعرّف عليك", en: "We do not know who you are" },
  onlyThere: {
    fa: "این خدمت فقط از راه پنجره باز می‌شود.",
    ar: "لا تُفتح هذه الخدمة إلا من بنجره.",
    en: "This service opens only through the window.",
  },
} satisfies AgencyTexts;

/** Why an assertion was refused; with `keys_unavailable` it could not be verified. */
export const REASONS = {
  missing: {
    fa: "گواهی هویت همراه درخواست نبود.",
    ar: "لم ترافق الطلبَ شهادة هوية.",
    en: "The request carried no identity assertion.",
  },
  malformed: {
    fa: "گواهی هویت خوانا یا کامل نبود.",
    ar: "شهادة الهوية غير مقروءة أو ناقصة.",
    en: "The assertion is malformed or incomplete.",
  },
  algorithm: {
    fa: "گواهی هویت با الگوریتم پذیرفته‌شده امضا نشده بود.",
    ar: "لم تُوقَّع شهادة الهوية بخوارزمية مقبولة.",
    en: "The assertion is not signed with an accepted algorithm.",
  },
  signature: {
    fa: "امضای گواهی هویت با کلیدهای پنجره مطابقت ندارد.",
    ar: "توقيع شهادة الهوية لا يطابق مفاتيح بنجره.",
    en: "The signature does not match the window’s keys.",
  },
  issuer: {
    fa: "گواهی هویت را پنجره صادر نکرده است.",
    ar: "لم تصدر شهادة الهوية عن بنجره.",
    en: "The window did not issue the assertion.",
  },
  audience: {
    fa: "گواهی هویت برای خدمت دیگری صادر شده است.",
    ar: "صدرت شهادة الهوية لخدمة أخرى.",
    en: "The assertion was issued for another service.",
  },
  expired: {
    fa: "مهلت گواهی هویت گذشته است.",
    ar: "انتهت صلاحية شهادة الهوية.",
    en: "The assertion has expired.",
  },
  keys_unavailable: {
    fa: "کلیدهای پنجره در دسترس نیستند؛ کمی بعد دوباره امتحان کنید.",
    ar: "مفاتيح بنجره غير متاحة؛ حاول مجددًا بعد قليل.",
    en: "The window’s keys cannot be fetched; try again shortly.",
  },
} satisfies AgencyTexts;

export type Refusal = keyof typeof REASONS;

/** The agency's own session. */
export const SESSION = {
  title: {
    fa: "نشست شما در این سازمان",
    ar: "جلستك في هذه الجهة",
    en: "Your session at this agency",
  },
  since: { fa: "آغاز", ar: "البداية", en: "Since" },
  pages: { fa: "بازدید از این صفحه", ar: "زيارات هذه الصفحة", en: "Visits of this page" },
  notices: {
    fa: "نشست‌های پیشین شما که پنجره پایانشان را خبر داد",
    ar: "جلساتك السابقة التي أبلغت بنجره بانتهائها",
    en: "Your former sessions that the window said have ended",
  },
  lastNotice: { fa: "آخرین خبر", ar: "آخر بلاغ", en: "Last told" },
} satisfies AgencyTexts;
