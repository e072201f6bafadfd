import type { NoticeTexts } from "../types/notice.ts";

export default {
  mail: {
    code: {
      subject: "کد ورود به پنجره",
      code: "کد ورود شما به پنجره: {code}",
      validUntil: "تا ساعت {time} معتبر است.",
      secret: "این کد را به هیچ‌کس نگویید؛ هیچ کارمند یا پشتیبانی آن را از شما نمی‌خواهد.",
    },
    notice: {
      subject: "خبری دربارهٔ حساب شما در پنجره",
      happened: {
        new_browser: "در مرورگری تازه به حساب شما وارد شدند.",
        new_sim: "حساب شما به سیم‌کارت دیگری منتقل شد.",
        level_raised: "سطح تأیید هویت حساب شما بالا رفت.",
        company_session: "با حساب شما به نام یک شرکت وارد شدند.",
      },
      when: "زمان: {when}",
      device: "مرورگر: {device}",
      place: "شبکه: {place}",
      unknownDevice: "ناشناس",
      more: "همین اتفاق {count} بار دیگر هم در همان دقیقه افتاد.",
      wasMe: "اگر خودتان بودید، لازم نیست کاری کنید.",
      notMe: "اگر شما نبودید، این پیوند ورودهای آن مرورگر را می‌بندد (این من نبودم):",
      notMeAll: "اگر شما نبودید، این پیوند ورودهای همهٔ آن مرورگرها را می‌بندد (این من نبودم):",
    },
  },
} satisfies NoticeTexts;
