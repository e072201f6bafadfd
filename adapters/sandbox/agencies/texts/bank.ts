import type { AgencyTexts } from "./language.ts";

export const BANK = {
  name: { fa: "بانک نمونه", ar: "البنك النموذجي", en: "Sample Bank" },
  title: { fa: "پرداخت اینترنتی", ar: "الدفع الإلكتروني", en: "Online payment" },
  sandbox: {
    fa: "محیط آزمایشی: هیچ پولی جابه‌جا نمی‌شود.",
    ar: "بيئة تجريبية: لا تُحوَّل أي أموال.",
    en: "Sandbox: no money is moved.",
  },
  merchant: { fa: "پذیرنده", ar: "الجهة المستفيدة", en: "Paid to" },
  invoice: { fa: "شمارهٔ صورتحساب", ar: "رقم الفاتورة", en: "Invoice number" },
  amount: { fa: "مبلغ", ar: "المبلغ", en: "Amount" },
  rials: { fa: "ریال", ar: "ريال", en: "rials" },
  noCard: {
    fa: "اینجا کارت نمی‌خواهد. خودتان بگویید بانک چه کند.",
    ar: "لا حاجة إلى بطاقة هنا. اختر ما يفعله البنك.",
    en: "No card is needed here. Choose what the bank does.",
  },
  pay: { fa: "پرداخت", ar: "ادفع", en: "Pay" },
  cancel: { fa: "انصراف", ar: "إلغاء", en: "Cancel" },
  fail: { fa: "موجودی کافی نیست", ar: "الرصيد غير كافٍ", en: "Not enough money" },
  paid: { fa: "پرداخت شد", ar: "تم الدفع", en: "Paid" },
  cancelled: { fa: "پرداخت لغو شد", ar: "أُلغي الدفع", en: "Cancelled" },
  failed: { fa: "پرداخت انجام نشد", ar: "لم يتم الدفع", en: "The payment failed" },
  expired: {
    fa: "مهلت پرداخت گذشته است",
    ar: "انتهت مهلة الدفع",
    en: "The time to pay is over",
  },
  reference: { fa: "شمارهٔ مرجع", ar: "الرقم المرجعي", en: "Reference" },
  back: { fa: "بازگشت به پذیرنده", ar: "العودة إلى الجهة المستفيدة", en: "Back to the payee" },
  unknown: { fa: "چنین پرداختی نیست", ar: "لا يوجد هذا الدفع", en: "There is no such payment" },
  unknownWhy: {
    fa: "به صفحهٔ سازمانی که از آنجا آمده‌اید برگردید.",
    ar: "عد إلى صفحة الجهة التي جئت منها.",
    en: "Go back to the page that you came from.",
  },
} satisfies AgencyTexts;
