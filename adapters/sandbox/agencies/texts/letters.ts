import type { AgencyTexts } from "./language.ts";

export const LETTERS = {
  title: { fa: "نامه‌ها", ar: "الرسائل", en: "Letters" },
  about: {
    fa:
      "کتابخانه به شما نامه می‌فرستد؛ نامه در «نامه‌ها و پرونده‌ها»ی پنجره می‌ماند و کتابخانه می‌بیند چه بر سر آن آمد.",
    ar:
      "ترسل إليك المكتبة رسائل؛ تبقى الرسالة في «الرسائل والملفات» في بنجره، وترى المكتبة ما آل إليه أمرها.",
    en:
      "The library writes to you; the letter is at the window, and the library sees what becomes of it.",
  },
  desk: { fa: "دبیرخانه", ar: "مكتب البريد", en: "The registry" },
  deskAbout: {
    fa: "اینجا کسی کار نمی‌کند؛ خودتان برای خود نامه بفرستید.",
    ar: "لا يعمل أحد هنا؛ أرسل الرسالة إلى نفسك.",
    en: "No one works here: send a letter to yourself.",
  },
  information: { fa: "خبر کتاب تازه", ar: "خبر عن كتاب جديد", en: "News of a new book" },
  warning: { fa: "اخطار دیرکرد", ar: "إنذار بالتأخر", en: "A warning about a late book" },
  decision: {
    fa: "رأی با مهلت اعتراض",
    ar: "قرار له مهلة اعتراض",
    en: "A decision that can be objected to",
  },
  atWindow: {
    fa: "نامه‌ها در پنجره",
    ar: "الرسائل في بنجره",
    en: "The letters at the window",
  },
  sent: { fa: "فرستاده‌شده‌ها", ar: "المرسلة", en: "Sent" },
  unsent: {
    fa: "پنجره این نامه را نپذیرفت:",
    ar: "لم تقبل بنجره هذه الرسالة:",
    en: "The window did not accept this letter:",
  },
} satisfies AgencyTexts;

/** Steps of the proof of service. */
export const LETTER_STEPS = {
  accepted: { fa: "پذیرفته شد", ar: "قُبلت", en: "Accepted" },
  stored: { fa: "در صندوق گذاشته شد", ar: "وُضعت في الصندوق", en: "Put into the box" },
  notice_sent: { fa: "با پیامک خبر داده شد", ar: "أُخبر برسالة نصية", en: "Told by SMS" },
  notice_failed: { fa: "پیامک نرسید", ar: "لم تصل الرسالة النصية", en: "The SMS failed" },
  opened: { fa: "باز شد", ar: "فُتحت", en: "Opened" },
  confirmed: { fa: "دریافت تأیید شد", ar: "تأكد استلامها", en: "Confirmed" },
  unopened: { fa: "باز نشد", ar: "لم تُفتح", en: "Not opened" },
  withdrawn: { fa: "پس گرفته شد", ar: "سُحبت", en: "Withdrawn" },
  replaced: { fa: "جایگزین شد", ar: "استُبدلت", en: "Replaced" },
} satisfies AgencyTexts;
