import type { AgencyTexts } from "./language.ts";

export const OFFICE = {
  sample: {
    fa: "این خدمت در محیط آزمایشی فقط نشان می‌دهد که شما را شناخته است.",
    ar: "في البيئة التجريبية لا تُظهر هذه الخدمة سوى أنها تعرّفت عليك.",
    en: "In the sandbox, this service only shows that it knows who you are.",
  },
  newcomer: { fa: "خدمت تازه", ar: "خدمة جديدة", en: "New service" },
} satisfies AgencyTexts;
