import type { NoticeTexts } from "../types/notice.ts";

export default {
  mail: {
    code: {
      subject: "رمز لمرة واحدة للدخول إلى {shortName}",
      code: "رمزك لمرة واحدة للدخول إلى {shortName}: {code}",
      validUntil: "صالح حتى الساعة {time}.",
      secret: "لا تخبر أحدًا بهذا الرمز؛ لن يطلبه منك أي موظف أو فريق دعم.",
    },
    contact: {
      subject: "تأكيد بريدك الإلكتروني في {shortName}",
      code: "رمز تأكيد هذا البريد: {code}",
      validUntil: "أدخله في الصفحة نفسها حتى الساعة {time}.",
      unknown:
        "إن لم تُدخل هذا البريد في {shortName} فلا يلزمك شيء: من دون هذا الرمز لن تصل إلى هذا العنوان أي رسالة أخرى.",
    },
    news: {
      subjects: {
        letters: "رسالة جديدة في {shortName}",
        dossiers: "جديد ملفك في {shortName}",
        support: "رد الدعم في {shortName}",
      },
      happened: {
        letters: "أرسلت إليك {office} رسالة بتاريخ {date}.",
        dossiers: "لدى {office} جديد عن ملفك بتاريخ {date}.",
        support: "ردّ {office} على سؤالك بتاريخ {date}.",
      },
      open: "لقراءتها، افتح {host} في متصفحك بنفسك. لا يحمل هذا البريد رابطًا.",
      choose: "في «{notices}» تختار ما نخبرك به وبأي طريق.",
    },
    notice: {
      subject: "إشعار بشأن حسابك في {shortName}",
      happened: {
        new_browser: "جرى الدخول إلى حسابك من متصفح جديد.",
        new_sim: "نُقل حسابك إلى شريحة هاتف أخرى.",
        level_raised: "ارتفع مستوى حسابك.",
        company_session: "جرى الدخول بحسابك نيابة عن شركة.",
        passkey_added: "أُضيف إلى حسابك مفتاح مرور يُدخَل به من دون رسالة نصية.",
        passkey_removed: "حُذف مفتاح مرور من حسابك.",
        email_changed: "تغيّر البريد الإلكتروني لإشعاراتك أو حُذف.",
        deletion_asked:
          "سُجّل طلب حذف حسابك، وسيُحذف الحساب في {day}. إنهاء عمليات الدخول يلغي هذا الطلب أيضًا.",
        deletion_soon:
          "سيُحذف حسابك في {day} بناءً على الطلب المسجّل. إنهاء عمليات الدخول يلغي هذا الطلب.",
        push_added: "صار متصفح يعرض إشعارات رسائلك وملفاتك.",
      },
      when: "الوقت: {when}",
      device: "المتصفح: {device}",
      place: "الشبكة: {place}",
      unknownDevice: "غير معروف",
      more: "تكرر ذلك في الدقيقة نفسها، وعدد المرات الأخرى: {count}.",
      wasMe: "إذا كنت أنت مَن فعل ذلك، فلا يلزم أن تفعل شيئًا.",
      notMe: "إذا لم تكن أنت، فأنهِ بهذا الرابط عمليات الدخول في ذلك المتصفح:",
      notMeAll: "إذا لم تكن أنت، فأنهِ بهذا الرابط عمليات الدخول في تلك المتصفحات كلها:",
      withoutLink: "أو من دون الرابط: افتح {host} بنفسك وأنهِ ذلك في «{sessions}».",
    },
  },
} satisfies NoticeTexts;
