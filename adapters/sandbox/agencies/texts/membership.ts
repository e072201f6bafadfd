import type { AgencyTexts } from "./language.ts";

export const MEMBERSHIP = {
  title: { fa: "عضویت پژوهشی", ar: "العضوية البحثية", en: "Research membership" },
  about: {
    fa: "درخواست شما پرونده‌ای می‌شود که در پنجره می‌بینید به کجا رسیده است.",
    ar: "يصبح طلبك ملفًا ترى في بنجره إلى أين وصل.",
    en: "Your request becomes a case; at the window you see how far it has come.",
  },
  ask: { fa: "درخواست عضویت", ar: "طلب العضوية", en: "Ask for membership" },
  number: { fa: "شمارهٔ پیگیری", ar: "رقم المتابعة", en: "Tracking number" },
  state: { fa: "وضعیت", ar: "الحالة", en: "State" },
  atWindow: {
    fa: "دیدن پرونده در پنجره",
    ar: "عرض الملف في بنجره",
    en: "See the case at the window",
  },
  clerk: { fa: "پیشخوان کتابدار", ar: "مكتب أمين المكتبة", en: "The librarian’s desk" },
  clerkAbout: {
    fa: "اینجا کسی کار نمی‌کند؛ خودتان پرونده را جلو ببرید و نتیجه را در پنجره ببینید.",
    ar: "لا يعمل أحد هنا؛ حرّك الملف بنفسك وانظر النتيجة في بنجره.",
    en: "No one works here: move the case yourself, and see at the window what becomes of it.",
  },
  unmoved: {
    fa: "پنجره این تغییر را نپذیرفت:",
    ar: "لم تقبل بنجره هذا التغيير:",
    en: "The window did not accept this:",
  },
} satisfies AgencyTexts;

/** States of a dossier, as the library calls them. */
export const MEMBERSHIP_STATES = {
  draft: { fa: "پیش‌نویس", ar: "مسودة", en: "Draft" },
  submitted: { fa: "ثبت شده", ar: "مقدَّم", en: "Submitted" },
  received: { fa: "دریافت شده", ar: "مستلَم", en: "Received" },
  in_review: { fa: "در حال بررسی", ar: "قيد الدراسة", en: "In review" },
  awaiting_citizen: {
    fa: "در انتظار متقاضی",
    ar: "بانتظار مقدم الطلب",
    en: "Waiting for the person",
  },
  awaiting_other: { fa: "در انتظار دیگران", ar: "بانتظار الآخرين", en: "Waiting for others" },
  approved: { fa: "موافقت شده", ar: "تمت الموافقة", en: "Approved" },
  refused: { fa: "رد شده", ar: "مرفوض", en: "Refused" },
  closed: { fa: "بسته شده", ar: "مغلق", en: "Closed" },
  withdrawn: { fa: "انصراف متقاضی", ar: "سحبه مقدم الطلب", en: "Withdrawn" },
} satisfies AgencyTexts;

/** Why the window did not accept something, by the problem's code (docs/agency-api.md). */
export const MEMBERSHIP_PROBLEMS = {
  transition_refused: {
    fa: "از وضعیت کنونی نمی‌شود به این وضعیت رفت. وضعیت پرونده عوض نشد؛ گام دیگری را انتخاب کنید.",
    ar: "لا يُنتقل من الحالة الحالية إلى هذه الحالة. لم تتغير حالة الملف؛ اختر خطوة أخرى.",
    en:
      "The case cannot go from its present state to this one. Nothing changed; choose another step.",
  },
  reason_needed: {
    fa: "پرونده‌ای که تمام شده است فقط با نوشتن دلیل دوباره باز می‌شود.",
    ar: "لا يُعاد فتح ملف انتهى إلا مع ذكر السبب.",
    en: "A case that has ended is reopened only with a reason.",
  },
  not_found: {
    fa: "چنین پرونده‌ای نیست؛ شاید شخص حساب خود را حذف کرده است.",
    ar: "لا يوجد ملف كهذا؛ ربما حذف الشخص حسابه.",
    en: "There is no such case; the person may have deleted their account.",
  },
  too_many_requests: {
    fa: "درخواست‌ها زیاد بود؛ کمی بعد دوباره امتحان کنید.",
    ar: "الطلبات كثيرة؛ حاول مرة أخرى بعد قليل.",
    en: "There were too many requests; try again a little later.",
  },
  other: {
    fa: "اشکالی پیش آمد و چیزی عوض نشد؛ کمی بعد دوباره امتحان کنید.",
    ar: "حدث خلل ولم يتغير شيء؛ حاول مرة أخرى بعد قليل.",
    en: "Something went wrong and nothing changed; try again a little later.",
  },
} satisfies AgencyTexts;
