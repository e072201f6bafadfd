import type { AgencyTexts } from "./language.ts";

export const BUSINESS = {
  agency: {
    fa: "سازمان کسب‌وکار نمونه",
    ar: "هيئة الأعمال النموذجية",
    en: "Sample Business Organisation",
  },
  file: { fa: "پروندهٔ شرکت", ar: "ملف الشركة", en: "Company file" },
  companyId: { fa: "شناسهٔ ملی شرکت", ar: "المعرّف الوطني للشركة", en: "Company ID" },
  actor: { fa: "اقدام‌کننده", ar: "المتصرّف", en: "Acting person" },
  samePerson: {
    fa: "همین شخص در گواهی",
    ar: "الشخص المذكور في الشهادة",
    en: "The person of the assertion",
  },
  unknown: { fa: "نامعلوم", ar: "غير معروف", en: "Unknown" },
  licences: { fa: "مجوزهای شرکت", ar: "تراخيص الشركة", en: "The company’s licences" },
  licence: { fa: "مجوز", ar: "الترخيص", en: "Licence" },
  validUntil: { fa: "اعتبار تا سال", ar: "صالح حتى سنة", en: "Valid until" },
  dues: { fa: "بدهی (ریال)", ar: "المستحقات (ريال)", en: "Dues (rials)" },
  noCompany: {
    fa: "شرکتی همراه شما نیست",
    ar: "لا توجد شركة تعمل نيابة عنها",
    en: "No company came with you",
  },
  companiesOnly: {
    fa: "این پرونده فقط برای کسی باز می‌شود که از طرف یک شرکت وارد شده باشد.",
    ar: "لا يُفتح هذا الملف إلا لمن دخل نيابة عن شركة.",
    en: "This file opens only for people who signed in for a company.",
  },
} satisfies AgencyTexts;

export const LICENCES = [
  { fa: "پروانهٔ بازرگانی", ar: "رخصة تجارية", en: "Trading licence" },
  { fa: "پروانهٔ بهره‌برداری", ar: "رخصة تشغيل", en: "Operating licence" },
  { fa: "کارت عضویت اتاق", ar: "بطاقة عضوية الغرفة", en: "Chamber membership" },
];
