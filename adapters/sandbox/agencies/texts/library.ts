import type { AgencyTexts } from "./language.ts";

export const LIBRARY = {
  agency: { fa: "کتابخانهٔ نمونه", ar: "المكتبة النموذجية", en: "Sample Library" },
  home: { fa: "کتابخانه", ar: "المكتبة", en: "Library" },
  events: { fa: "رویدادهای امنیتی", ar: "الأحداث الأمنية", en: "Security events" },
  about: {
    fa: "این وبگاه پشت دروازهٔ پنجره نیست؛ خودش از پنجره می‌پرسد چه کسی وارد شده است.",
    ar: "لا تمرّ طلبات هذا الموقع عبر بنجره، بل يسأل بنجره بنفسه عمّن سجّل الدخول.",
    en: "This site is not behind the window’s gateway; it asks by OpenID Connect who is there.",
  },
  signIn: { fa: "ورود با پنجره", ar: "الدخول عبر بنجره", en: "Sign in with Panjereh" },
  signInHighest: {
    fa: "ورود با سطح ۳",
    ar: "الدخول بالمستوى 3",
    en: "Sign in with level 3",
  },
  nobody: { fa: "کسی وارد نشده است", ar: "لم يسجّل أحد الدخول", en: "You are not signed in" },
  ended: {
    fa: "پنجره پایان نشست شما را خبر داد. اطلاعات شما از این وبگاه پاک شد.",
    ar: "أبلغت بنجره بانتهاء جلستك، ومُسحت بياناتك من هذا الموقع.",
    en: "The window said that your session has ended. This site has forgotten you.",
  },
  endedAt: { fa: "زمان خبر", ar: "وقت البلاغ", en: "Told at" },
  company: { fa: "به نمایندگی از", ar: "بالنيابة عن", en: "Acting for" },
  subject: { fa: "شناسهٔ شما در این وبگاه", ar: "معرّفك في هذا الموقع", en: "Your ID at this site" },
  since: { fa: "ورود به این وبگاه", ar: "الدخول إلى هذا الموقع", en: "Signed in here" },
  signOutHere: { fa: "خروج از این وبگاه", ar: "الخروج من هذا الموقع", en: "Sign out here" },
  signOutEverywhere: { fa: "خروج از همه‌جا", ar: "الخروج من كل مكان", en: "Sign out everywhere" },
  refused: { fa: "ورود انجام نشد", ar: "لم يتم الدخول", en: "Sign-in failed" },
  refusedWhy: {
    fa: "پنجره این پاسخ را داد یا پاسخ معتبر نبود:",
    ar: "أجابت بنجره بهذا، أو لم تكن الإجابة صالحة:",
    en: "The window answered this, or its answer was not valid:",
  },
  noEvents: {
    fa: "هنوز رویدادی نرسیده است. وارد شوید و سپس در پنجره خارج شوید.",
    ar: "لم يصل أي حدث بعد. سجّل الدخول ثم الخروج من بنجره.",
    en: "No event has come yet. Sign in, then sign out at the window.",
  },
  received: { fa: "دریافت", ar: "الاستلام", en: "Received" },
} satisfies AgencyTexts;
