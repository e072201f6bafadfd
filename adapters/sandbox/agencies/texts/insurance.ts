import type { AgencyTexts } from "./language.ts";

export const INSURANCE = {
  agency: {
    fa: "سازمان بیمهٔ نمونه",
    ar: "هيئة التأمين النموذجية",
    en: "Sample Insurance Organisation",
  },
  mine: { fa: "سوابق من", ar: "سجلي", en: "My record" },
  byYear: { fa: "ریز سوابق", ar: "بحسب السنة", en: "By year" },
  record: { fa: "سوابق بیمهٔ من", ar: "سجلي التأميني", en: "My insurance record" },
  years: { fa: "سال سابقه", ar: "سنوات التأمين", en: "years insured" },
  days: { fa: "روز پرداخت حق بیمه", ar: "أيام سداد الاشتراك", en: "days of contributions" },
  lastWorkplace: { fa: "آخرین کارگاه", ar: "آخر جهة عمل", en: "last workplace" },
  request: {
    fa: "درخواست گواهی سابقه",
    ar: "طلب شهادة بالسجل",
    en: "Request a certificate",
  },
  purpose: { fa: "برای چه کاری؟", ar: "لأي غرض؟", en: "What for?" },
  send: { fa: "ثبت درخواست", ar: "إرسال الطلب", en: "Send request" },
  recordByYear: {
    fa: "ریز سوابق بیمه",
    ar: "السجل التأميني بحسب السنة",
    en: "Insurance record by year",
  },
  daysEachYear: {
    fa: "روزهای پرداخت در هر سال",
    ar: "أيام السداد في كل سنة",
    en: "Days of contributions in each year",
  },
  year: { fa: "سال", ar: "السنة", en: "Year" },
  workplace: { fa: "کارگاه", ar: "جهة العمل", en: "Workplace" },
  dayCount: { fa: "روز", ar: "الأيام", en: "Days" },
  received: {
    fa: "درخواست شما ثبت شد",
    ar: "سُجّل طلبك",
    en: "Your request was received",
  },
  certificate: { fa: "گواهی سابقه", ar: "شهادة السجل", en: "Certificate" },
  tracking: { fa: "شمارهٔ درخواست", ar: "رقم الطلب", en: "Request number" },
  back: { fa: "بازگشت به سوابق", ar: "العودة إلى سجلي", en: "Back to my record" },
} satisfies AgencyTexts;

export const PURPOSES = {
  bank: { fa: "ارائه به بانک", ar: "لتقديمها إلى مصرف", en: "For a bank" },
  employer: { fa: "ارائه به کارفرما", ar: "لتقديمها إلى صاحب عمل", en: "For an employer" },
  embassy: { fa: "ارائه به سفارت", ar: "لتقديمها إلى سفارة", en: "For an embassy" },
} satisfies AgencyTexts;

export const WORKPLACES = [
  { fa: "کارگاه ریسندگی زاگرس", ar: "مصنع زاغروس للغزل", en: "Zagros Spinning Mill" },
  { fa: "دبیرستان سپیدار", ar: "ثانوية سبيدار", en: "Sepidar High School" },
  { fa: "کارگاه چوب نارون", ar: "منجرة نارون", en: "Narvan Woodworks" },
  { fa: "فروشگاه مهر", ar: "متاجر مهر", en: "Mehr Stores" },
];
