import type { AgencyTexts } from "./language.ts";

export const NOTARY = {
  agency: {
    fa: "دفتر ثبت اسناد نمونه",
    ar: "مكتب التوثيق النموذجي",
    en: "Sample Notary Office",
  },
  mine: { fa: "اسناد من", ar: "سنداتي", en: "My deeds" },
  deeds: { fa: "اسناد رسمی من", ar: "سنداتي الرسمية", en: "My deeds" },
  ready: { fa: "آمادهٔ امضا", ar: "جاهز للتوقيع", en: "Ready to sign" },
  levelNeeded: { fa: "سطح ۳ لازم است", ar: "يلزم المستوى 3", en: "Level 3 is needed" },
  tooLow: {
    fa: "گواهی هویت شما سطح ۳ نیست.",
    ar: "شهادة هويتك ليست بالمستوى 3.",
    en: "Your identity assertion is not of level 3.",
  },
} satisfies AgencyTexts;

export const DEEDS = [
  {
    fa: "وکالت‌نامهٔ فروش خودرو",
    ar: "وكالة لبيع سيارة",
    en: "Power of attorney for a car sale",
  },
  { fa: "سند مالکیت آپارتمان", ar: "سند ملكية شقة", en: "Title deed of a flat" },
  { fa: "تعهدنامهٔ رسمی", ar: "تعهّد رسمي", en: "Formal undertaking" },
];
