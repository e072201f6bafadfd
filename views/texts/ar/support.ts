import type { SupportTexts } from "../types/support.ts";

export default {
  support: {
    heading: "سؤال الدعم",
    lead: "أسئلتك وأجوبتها:",
    empty: "لم تسأل شيئًا بعد.",
    asked: "سُئل {when}، رقم السؤال {number}",
    ask: "سؤال جديد",
    first: "قد يكون جواب سؤالك جاهزًا:",
    back: "صفحتي",
    topics: {
      sign_in: "الدخول والرمز لمرة واحدة",
      level: "مستوى الحساب وإثبات الهوية",
      service: "خدمة إحدى الجهات",
      letter: "رسالة أو ملف",
      account: "بيانات الحساب وأمانه",
      other: "موضوع آخر",
    },
    states: { waiting: "بانتظار الجواب", answered: "أُجيب عنه", closed: "مغلق" },
    meaning: {
      waiting: "وصل سؤالك. ستقرأ الجواب في هذه الصفحة.",
      answered: "اقرأ الجواب. إن لم يكفِ فاكتب من جديد.",
      closed: "أُغلق هذا السؤال. لموضوع جديد أرسل سؤالًا جديدًا.",
    },
    secrets: "لا تكتب الرمز لمرة واحدة ولا رقم بطاقتك المصرفية؛ فالدعم لا يطلبهما أبدًا.",
    topic: "الموضوع",
    text: "سؤالك",
    length: "{count} حرف على الأكثر",
    along: {
      title: "يُرسل مع سؤالك",
      page: "الصفحة التي جئت منها",
      device: "متصفحك",
      level: "مستوى الحساب",
    },
    submit: "إرسال",
    again: "كتابة جديدة",
    seen: "وضع علامة «مقروء»",
    close: "إغلاق السؤال",
    number: "رقم السؤال",
    state: "الحالة",
    from: { person: "أنت، {when}", support: "الدعم، {when}" },
    errors: {
      missing: "اكتب سؤالك.",
      long: "نصك أطول من المسموح؛ اجعله أقصر.",
      topic: "اختر موضوع سؤالك.",
    },
    tooMany: {
      title: "أسئلتك المفتوحة كثيرة",
      steps: ["يمكن أن تكون لك {count} أسئلة مفتوحة في آن واحد. أغلق أحدها أو اكتب فيه."],
    },
  },
} satisfies SupportTexts;
