import type { AgencyTexts } from "./language.ts";

export const CERTIFICATE = {
  agency: { fa: "شرکت پست نمونه", ar: "شركة البريد النموذجية", en: "Sample Post Company" },
  mine: { fa: "گواهی‌های من", ar: "شهاداتي", en: "My certificates" },
  changes: { fa: "نشانی تازه", ar: "العنوان الجديد", en: "New address" },
  title: { fa: "گواهی کد پستی", ar: "شهادة الرمز البريدي", en: "Certificate of postal code" },
  about: {
    fa:
      "روی گواهی تصویری است که هر کسی، بی ورود به پنجره، با دوربین گوشی درستی گواهی را با آن می‌بیند.",
    ar: "على الشهادة صورة يتحقق بها أي شخص من صحتها بكاميرا الهاتف دون تسجيل الدخول.",
    en: "The certificate has a QR code, by which anyone can verify it without signing in.",
  },
  unknown: {
    fa: "پنجره کد پستی شما را نمی‌شناسد؛ آن را در پروفایل خود وارد کنید.",
    ar: "لا تعرف بنجره رمزك البريدي؛ أدخله في ملفك.",
    en: "The window does not know your postal code; enter it in your profile.",
  },
  issue: { fa: "صدور گواهی", ar: "إصدار الشهادة", en: "Issue a certificate" },
  issued: { fa: "گواهی‌های صادرشده", ar: "الشهادات الصادرة", en: "Certificates issued" },
  paper: { fa: "گواهی کد پستی", ar: "شهادة الرمز البريدي", en: "Certificate of postal code" },
  text: {
    fa: "گواهی می‌شود که دارندهٔ این برگه در نشانی با کد پستی زیر ثبت شده است.",
    ar: "نشهد بأن حامل هذه الورقة مسجّل في العنوان ذي الرمز البريدي أدناه.",
    en: "This is to certify that the person below is registered at the postal code below.",
  },
  name: { fa: "نام و نام خانوادگی", ar: "الاسم الكامل", en: "Name" },
  id: { fa: "کد ملی یا فیدا", ar: "الرقم الوطني أو رمز فيدا", en: "National ID or FIDA code" },
  postalCode: { fa: "کد پستی", ar: "الرمز البريدي", en: "Postal code" },
  number: { fa: "شمارهٔ گواهی", ar: "رقم الشهادة", en: "Certificate number" },
  issuedAt: { fa: "تاریخ صدور", ar: "تاريخ الإصدار", en: "Issued" },
  validUntil: { fa: "اعتبار تا", ar: "صالحة حتى", en: "Valid until" },
  revokedAt: { fa: "تاریخ ابطال", ar: "تاريخ الإلغاء", en: "Revoked" },
  standing: { fa: "وضعیت", ar: "الحالة", en: "State" },
  qr: {
    fa: "تصویری برای دوربین گوشی که درستی گواهی را نشان می‌دهد",
    ar: "صورة لكاميرا الهاتف للتحقق من صحة الشهادة",
    en: "QR code to verify the certificate",
  },
  verify: {
    fa: "برای بررسی، تصویر بالا را اسکن یا این نشانی را باز کنید:",
    ar: "للتحقق امسح الصورة أعلاه أو افتح هذا العنوان:",
    en: "To verify, scan the code above or open this address:",
  },
  print: {
    fa: "این صفحه را با مرورگر چاپ کنید؛ بی رنگ هم خواناست.",
    ar: "اطبع هذه الصفحة من المتصفح؛ وهي مقروءة دون ألوان أيضًا.",
    en: "Print this page with your browser; it is as good without colours.",
  },
  back: { fa: "بازگشت به گواهی‌ها", ar: "العودة إلى الشهادات", en: "Back to the certificates" },
  notYours: {
    fa: "چنین گواهی‌ای به نام شما نیست",
    ar: "لا توجد شهادة بهذا الرقم باسمك",
    en: "There is no such certificate of yours",
  },
  initials: { fa: "حروف نخست نام", ar: "الأحرف الأولى من الاسم", en: "Initials" },
  idEnd: {
    fa: "پایان کد ملی یا فیدا",
    ar: "نهاية الرقم الوطني أو رمز فيدا",
    en: "End of the ID",
  },
  postalCodeEnd: {
    fa: "پایان کد پستی",
    ar: "نهاية الرمز البريدي",
    en: "End of the postal code",
  },
  changesAbout: {
    fa:
      "وقتی کد پستی خود را در پنجره عوض کنید، پنجره این سازمان را با خبر می‌کند و پاسخ آن را به شما نشان می‌دهد.",
    ar: "حين تغيّر رمزك البريدي في بنجره تُخبر هذه الجهة به، وتعرض عليك جوابها.",
    en:
      "When you change your postal code at the window, it tells this agency and shows you the answer.",
  },
  move: {
    fa: "کد پستی را در پنجره عوض کنید",
    ar: "غيّر الرمز البريدي في بنجره",
    en: "Change it at the window",
  },
  clerk: { fa: "کارمند", ar: "الموظف", en: "The clerk" },
  clerkAbout: {
    fa: "اینجا کسی کار نمی‌کند؛ خودتان بگویید با نشانی تازهٔ شما چه کند.",
    ar: "لا يعمل أحد هنا؛ قل بنفسك ما يُفعل بعنوانك الجديد.",
    en: "No one works here: say what is done with your new address.",
  },
  answer: { fa: "پاسخ به نشانی تازه", ar: "الجواب على العنوان الجديد", en: "Answer" },
  set: { fa: "ثبت", ar: "حفظ", en: "Save" },
  revoke: { fa: "ابطال این گواهی", ar: "إلغاء هذه الشهادة", en: "Revoke it" },
  received: { fa: "دریافت", ar: "الاستلام", en: "Received" },
  gone: { fa: "پاک شد", ar: "مُحي", en: "It is gone" },
  noChanges: {
    fa: "هنوز نشانی تازه‌ای نرسیده است.",
    ar: "لم يصل عنوان جديد بعد.",
    en: "No new address has come yet.",
  },
} satisfies AgencyTexts;

export const CLERK = {
  accepted: { fa: "پذیرفته و ثبت می‌شود", ar: "يُقبل ويُسجَّل", en: "Accepted and recorded" },
  later: { fa: "دریافت و بعداً بررسی می‌شود", ar: "يُستلم ويُنظر فيه لاحقًا", en: "Looked at later" },
  refused: {
    fa: "پذیرفته نمی‌شود: بیرون از محدوده",
    ar: "يُرفض: خارج النطاق",
    en: "Refused: outside the area",
  },
} satisfies AgencyTexts;

export const STANDINGS = {
  valid: { fa: "معتبر", ar: "سارية", en: "Valid" },
  revoked: { fa: "باطل‌شده", ar: "ملغاة", en: "Revoked" },
  expired: { fa: "منقضی", ar: "منتهية", en: "Expired" },
  forged: { fa: "نامعتبر", ar: "غير صحيحة", en: "Not valid" },
} satisfies AgencyTexts;

/** What the page says to anybody who verifies a certificate. */
export const VERDICTS = {
  valid: {
    title: { fa: "این گواهی معتبر است", ar: "هذه الشهادة سارية", en: "This certificate is valid" },
    text: {
      fa: "شماره و حروف زیر را با برگه مقایسه کنید؛ اگر یکی نیستند، برگه دستکاری شده است.",
      ar: "قارن ما يلي بالورقة؛ إذا اختلف فقد عُدِّلت الورقة.",
      en: "Compare this with the paper; if they differ, the paper was altered.",
    },
  },
  revoked: {
    title: {
      fa: "این گواهی باطل شده است",
      ar: "هذه الشهادة ملغاة",
      en: "This certificate is revoked",
    },
    text: {
      fa: "سازمان آن را صادر و سپس باطل کرده است. آن را نپذیرید.",
      ar: "أصدرتها الجهة ثم ألغتها. لا تقبلها.",
      en: "The agency issued it and later revoked it. Do not accept it.",
    },
  },
  expired: {
    title: {
      fa: "مهلت این گواهی گذشته است",
      ar: "انتهت صلاحية هذه الشهادة",
      en: "This certificate has expired",
    },
    text: {
      fa: "دارنده‌اش می‌تواند گواهی تازه بگیرد.",
      ar: "يمكن لصاحبها الحصول على شهادة جديدة.",
      en: "Its holder can get a new one.",
    },
  },
  forged: {
    title: {
      fa: "این گواهی معتبر نیست",
      ar: "هذه الشهادة غير صحيحة",
      en: "This certificate is not valid",
    },
    text: {
      fa: "این سازمان چنین گواهی‌ای صادر نکرده است. نشانی را کامل باز کنید، یا برگه ساختگی است.",
      ar: "لم تُصدر هذه الجهة شهادة كهذه. افتح العنوان كاملًا، وإلا فالورقة مزوّرة.",
      en: "This agency has issued no such certificate. Open the whole address; else it is forged.",
    },
  },
} satisfies Record<string, AgencyTexts>;
