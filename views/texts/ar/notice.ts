import type { NoticeTexts } from "../types/notice.ts";

export default {
  mail: {
    code: {
      subject: "رمز الدخول إلى بنجره",
      code: "رمز دخولك إلى بنجره: {code}",
      validUntil: "صالح حتى الساعة {time}.",
      secret: "لا تخبر أحدًا بهذا الرمز؛ لن يطلبه منك أي موظف أو فريق دعم.",
    },
    notice: {
      subject: "إشعار بشأن حسابك في بنجره",
      happened: {
        new_browser: "جرى الدخول إلى حسابك من متصفح جديد.",
        new_sim: "نُقل حسابك إلى شريحة هاتف أخرى.",
        level_raised: "ارتفع مستوى التحقق من الهوية في حسابك.",
        company_session: "جرى الدخول بحسابك باسم شركة.",
      },
      when: "الوقت: {when}",
      device: "المتصفح: {device}",
      place: "الشبكة: {place}",
      unknownDevice: "غير معروف",
      more: "تكرر ذلك في الدقيقة نفسها، وعدد المرات الأخرى: {count}.",
      wasMe: "إذا كنت أنت مَن فعل ذلك، فلا يلزم أن تفعل شيئًا.",
      notMe: "إذا لم تكن أنت، فهذا الرابط ينهي عمليات الدخول في ذلك المتصفح (لست أنا):",
      notMeAll: "إذا لم تكن أنت، فهذا الرابط ينهي عمليات الدخول في تلك المتصفحات كلها (لست أنا):",
    },
  },
} satisfies NoticeTexts;
