import type { AgencyTexts } from "./language.ts";

export const BILLS = {
  agency: {
    fa: "شهرداری نمونه، ادارهٔ قبض‌ها",
    ar: "البلدية النموذجية، قسم الفواتير",
    en: "Sample Municipality, Bills",
  },
  mine: { fa: "قبض‌های من", ar: "فواتيري", en: "My bills" },
  events: { fa: "رویدادهای نامه‌ها", ar: "أحداث الرسائل", en: "Events of letters" },
  listed: {
    fa: "قبض‌های امسال شما؛ رسید هر پرداخت با نامه می‌آید.",
    ar: "فواتيرك لهذا العام؛ يصل إيصال كل دفع في رسالة.",
    en: "Your bills of this year; the receipt of each payment comes as a letter.",
  },
  account: { fa: "شناسهٔ اشتراک", ar: "رقم الاشتراك", en: "Account" },
  due: { fa: "مهلت پرداخت", ar: "تاريخ الاستحقاق", en: "Due" },
  amount: { fa: "مبلغ (ریال)", ar: "المبلغ (ريال)", en: "Amount (rials)" },
  pay: { fa: "پرداخت", ar: "ادفع", en: "Pay" },
  payAgain: { fa: "پرداخت دوباره", ar: "ادفع مرة أخرى", en: "Pay again" },
  receipt: { fa: "پرداخت شد: رسید", ar: "مدفوعة: الإيصال", en: "Paid: receipt" },
  waiting: {
    fa: "پرداخت آغاز شده است",
    ar: "بدأ الدفع",
    en: "Payment has begun",
  },
  payment: { fa: "پرداخت قبض", ar: "دفع الفاتورة", en: "Payment of a bill" },
  invoice: { fa: "شمارهٔ صورتحساب", ar: "رقم الفاتورة", en: "Invoice number" },
  reference: { fa: "شمارهٔ مرجع بانک", ar: "الرقم المرجعي للبنك", en: "The bank’s reference" },
  paidAt: { fa: "زمان پرداخت", ar: "وقت الدفع", en: "Paid at" },
  atBank: { fa: "رفتن به صفحهٔ بانک", ar: "الذهاب إلى صفحة البنك", en: "Go to the bank’s page" },
  look: { fa: "دوباره از بانک بپرس", ar: "اسأل البنك مرة أخرى", en: "Ask the bank again" },
  back: { fa: "بازگشت به قبض‌ها", ar: "العودة إلى الفواتير", en: "Back to the bills" },
  letterSent: {
    fa: "رسید را با نامه فرستادیم:",
    ar: "أرسلنا الإيصال في رسالة:",
    en: "The receipt was sent as a letter:",
  },
  letters: { fa: "نامه‌ها در پنجره", ar: "الرسائل في بنجره", en: "the letters at the window" },
  letterLater: {
    fa: "پنجره هنوز رسید را نگرفته است؛ با دیدن دوبارهٔ این صفحه باز فرستاده می‌شود.",
    ar: "لم تستلم بنجره الإيصال بعد؛ يُعاد إرساله حين تفتح هذه الصفحة مجددًا.",
    en: "The window has not taken the receipt yet; it is sent again when you open this page again.",
  },
  noBox: {
    fa: "پنجره برای شما نامه نمی‌گیرد؛ این صفحه رسید شماست.",
    ar: "لا تستلم بنجره رسائل لك؛ هذه الصفحة إيصالك.",
    en: "The window takes no letters for you; this page is your receipt.",
  },
  unknown: {
    fa: "چنین پرداختی به نام شما نیست",
    ar: "لا يوجد دفع بهذا الرقم باسمك",
    en: "There is no such payment of yours",
  },
  unknownWhy: {
    fa:
      "اگر کس دیگری در این مرورگر پرداخته است، پرداخت او گم نشده است و قبض‌های خودش آن را نشان می‌دهد.",
    ar: "إن كان غيرك قد دفع في هذا المتصفح فلم يضع دفعه، ويظهر في فواتيره.",
    en: "If another person has paid in this browser, nothing is lost: their own bills show it.",
  },
  noEvents: {
    fa: "هنوز خبری از نامه‌های شما نرسیده است. رسیدی را در پنجره باز کنید.",
    ar: "لم يصل شيء عن رسائلك بعد. افتح إيصالًا في بنجره.",
    en: "Nothing has come about your letters yet. Open a receipt at the window.",
  },
  eventsAbout: {
    fa:
      "پنجره این سازمان را از سرنوشت نامه‌هایش با خبر می‌کند و این سازمان امضای خبر را بررسی می‌کند.",
    ar: "تُخبر بنجره هذه الجهة بما آلت إليه رسائلها، وتتحقق هذه الجهة من توقيع الخبر.",
    en:
      "The window tells this agency of its letters by webhook, and the agency verifies who signed.",
  },
  received: { fa: "دریافت", ar: "الاستلام", en: "Received" },
  letter: { fa: "نامه", ar: "الرسالة", en: "Letter" },
  key: { fa: "کلید امضا", ar: "مفتاح التوقيع", en: "Signing key" },
} satisfies AgencyTexts;

export const BILL_KINDS = {
  water: { fa: "قبض آب", ar: "فاتورة الماء", en: "Water" },
  electricity: { fa: "قبض برق", ar: "فاتورة الكهرباء", en: "Electricity" },
  gas: { fa: "قبض گاز", ar: "فاتورة الغاز", en: "Gas" },
  telephone: { fa: "قبض تلفن", ar: "فاتورة الهاتف", en: "Telephone" },
  waste: { fa: "عوارض پسماند", ar: "رسوم النفايات", en: "Waste collection" },
} satisfies AgencyTexts;

/** What the page of a payment says first. */
export const PAYMENT_STATES = {
  open: {
    fa: "بانک هنوز پرداختی ثبت نکرده است.",
    ar: "لم يسجّل البنك أي دفع بعد.",
    en: "The bank has not recorded a payment yet.",
  },
  unbegun: {
    fa: "بانک پاسخ نمی‌دهد. هنوز چیزی نپرداخته‌اید؛ کمی بعد دوباره امتحان کنید.",
    ar: "البنك لا يجيب. لم تدفع شيئًا بعد؛ حاول مرة أخرى بعد قليل.",
    en: "The bank does not answer. Nothing has been paid yet; try again a little later.",
  },
  unanswered: {
    fa:
      "بانک پاسخ نمی‌دهد. اگر پرداخته‌اید پولتان گم نشده است: دوباره نپردازید و کمی بعد همین صفحه را ببینید.",
    ar: "البنك لا يجيب. إن كنت قد دفعت فلم يضع مالك: لا تدفع مرة أخرى وافتح هذه الصفحة بعد قليل.",
    en:
      "The bank does not answer. If you have paid, nothing is lost: do not pay again, and look here a little later.",
  },
  paid: { fa: "قبض پرداخت شد.", ar: "دُفعت الفاتورة.", en: "The bill is paid." },
  cancelled: {
    fa: "از پرداخت انصراف دادید؛ چیزی کم نشد.",
    ar: "ألغيت الدفع؛ لم يُخصم شيء.",
    en: "You cancelled; nothing was taken.",
  },
  failed: {
    fa: "بانک پرداخت را نپذیرفت؛ چیزی کم نشد.",
    ar: "رفض البنك الدفع؛ لم يُخصم شيء.",
    en: "The bank refused; nothing was taken.",
  },
  expired: {
    fa: "مهلت این پرداخت گذشت؛ چیزی کم نشد.",
    ar: "انتهت مهلة هذا الدفع؛ لم يُخصم شيء.",
    en: "The time for this payment is over; nothing was taken.",
  },
} satisfies AgencyTexts;
