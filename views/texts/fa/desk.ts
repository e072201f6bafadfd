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
