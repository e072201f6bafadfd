import type { AgencyTexts } from "./language.ts";

export const VEHICLE = {
  agency: { fa: "پلیس راهور نمونه", ar: "شرطة المرور النموذجية", en: "Sample Traffic Police" },
  mine: { fa: "خودروهای من", ar: "مركباتي", en: "My vehicles" },
  record: { fa: "سوابق خودروی من", ar: "سجل مركباتي", en: "My vehicle record" },
  model: { fa: "مدل", ar: "طراز", en: "model" },
  unpaidSum: {
    fa: "ریال خلافی پرداخت‌نشده",
    ar: "ريال مخالفات غير مدفوعة",
    en: "rials of unpaid fines",
  },
  fines: { fa: "خلافی‌ها", ar: "المخالفات", en: "Fines" },
  unpaid: { fa: "خلافی‌های پرداخت‌نشده", ar: "المخالفات غير المدفوعة", en: "Unpaid fines" },
  date: { fa: "تاریخ", ar: "التاريخ", en: "Date" },
  offence: { fa: "تخلف", ar: "المخالفة", en: "Offence" },
  amount: { fa: "مبلغ (ریال)", ar: "المبلغ (ريال)", en: "Amount (rials)" },
  object: { fa: "اعتراض به خلافی", ar: "الاعتراض على مخالفة", en: "Object to a fine" },
  reason: { fa: "شرح اعتراض", ar: "سبب الاعتراض", en: "Your reason" },
  send: { fa: "ثبت اعتراض", ar: "إرسال الاعتراض", en: "Send objection" },
  received: {
    fa: "اعتراض شما ثبت شد",
    ar: "سُجّل اعتراضك",
    en: "Your objection was received",
  },
  back: { fa: "بازگشت به خلافی‌ها", ar: "العودة إلى المخالفات", en: "Back to fines" },
} satisfies AgencyTexts;

export const MODELS = [
  { fa: "پژو ۲۰۶", ar: "بيجو 206", en: "Peugeot 206" },
  { fa: "سمند", ar: "سمند", en: "Samand" },
  { fa: "تیبا", ar: "تيبا", en: "Tiba" },
  { fa: "دنا", ar: "دنا", en: "Dena" },
];

export const OFFENCES = [
  {
    fa: "سرعت غیرمجاز تا ۳۰ کیلومتر",
    ar: "تجاوز السرعة حتى 30 كم/س",
    en: "Up to 30 km/h over the limit",
  },
  { fa: "توقف ممنوع", ar: "وقوف ممنوع", en: "No parking" },
  {
    fa: "ورود به محدوده طرح ترافیک",
    ar: "دخول نطاق تقييد المرور",
    en: "Entering the traffic zone",
  },
  { fa: "نبستن کمربند ایمنی", ar: "عدم ربط حزام الأمان", en: "No seat belt" },
];
