import type { DeskTexts } from "../types/desk.ts";

export default {
  deskHome: {
    heading: "کارتابل",
    lead: "دسته‌ای را انتخاب کنید.",
    me: "حساب من",
    name: "نام",
    agency: "سازمان",
    roles: "نقش",
    ends: "پایان نشست در صورت بی‌کاری",
    sections: {
      outbox: { title: "پیام‌های در راه", about: "آنچه برای دیگران در صف است، و فرستادن دوباره" },
      help: { title: "پرسش از پشتیبانی", about: "پرسش‌های شما از کسانی که این سامانه را می‌گردانند" },
      support: { title: "پرسش‌ها", about: "پرسش‌های مردم و کارکنان سازمان‌ها و پاسخ به آن‌ها" },
      people: { title: "جست‌وجوی شخص", about: "نشست‌ها و ورودهای یک نفر، با دلیل، و بستن حساب او" },
      proposals: { title: "پیشنهادها", about: "کارهایی که دو راهبر لازم دارد" },
      windowStaff: { title: "کارکنان {shortName}", about: "کارشناسان، پشتیبانان و راهبران" },
      banners: { title: "اعلان‌ها", about: "نوشته‌ای بالای همهٔ صفحه‌ها" },
      members: {
        title: "اعضا",
        about: "همکاران شما در این میز: دعوت، نقش، تعلیق و واگذاری مدیریت",
      },
      applications: {
        title: "درخواست‌ها",
        about: "درخواست ارائهٔ خدمات بر روی سکوی دولت همراه: ایجاد، پیگیری و ویرایش",
      },
    },
    waits: "{count} مورد در انتظار شماست",
  },
} satisfies DeskTexts;
