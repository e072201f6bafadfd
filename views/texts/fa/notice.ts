import type { NoticeTexts } from "../types/notice.ts";

export default {
  mail: {
    code: {
      subject: "رمز یک‌بارمصرف {shortName}",
      code: "رمز یک‌بارمصرف شما: {code}",
      validUntil: "تا ساعت {time} معتبر است.",
      secret: "این رمز را به هیچ‌کس نگویید؛ هیچ کارمند یا پشتیبانی آن را از شما نمی‌خواهد.",
    },
    notice: {
      subject: "رویداد تازه در حساب شما در {shortName}",
      happened: {
        new_browser: "با مرورگر تازه‌ای وارد حساب شما شده‌اند.",
        new_sim: "حساب شما به سیم‌کارت دیگری منتقل شد.",
        level_raised: "سطح تأیید هویت حساب شما بالا رفت.",
        company_session: "با حساب شما به نام یک شرکت وارد شده‌اند.",
        passkey_added: "کلید عبوری به حساب شما اضافه شد که با آن بدون پیامک وارد می‌شوند.",
        passkey_removed: "یک کلید عبور از حساب شما حذف شد.",
      },
      when: "زمان: {when}",
      device: "مرورگر: {device}",
      place: "شبکه: {place}",
      unknownDevice: "ناشناس",
      more: "همین اتفاق در همان دقیقه {count} بار دیگر هم افتاد.",
      wasMe: "اگر خودتان بودید، لازم نیست کاری کنید.",
      notMe: "اگر شما نبودید، با این پیوند ورودهای آن مرورگر را ببندید:",
      notMeAll: "اگر شما نبودید، با این پیوند ورودهای همهٔ آن مرورگرها را ببندید:",
      withoutLink: "یا بدون پیوند: نشانی {host} را خودتان باز کنید و در «{sessions}» ببندید.",
    },
  },
} satisfies NoticeTexts;
