import type { DeskTexts } from "../types/desk.ts";

export default {
  deskHome: {
    heading: "صندوق العمل",
    lead: "اختر فئة.",
    me: "حسابي",
    name: "الاسم",
    agency: "الجهة",
    roles: "الدور",
    ends: "تنتهي الجلسة عند عدم الاستعمال",
    sections: {
      members: {
        title: "الأعضاء",
        about: "زملاؤك في هذا المكتب: الدعوة والأدوار والإيقاف وتسليم الإدارة",
      },
      applications: {
        title: "الطلبات",
        about: "تقديم الخدمات على منصة الحكومة عبر الهاتف: طلبات جديدة ومتابعتها وتعديلها",
      },
    },
    waits: "{count} في انتظارك",
  },
} satisfies DeskTexts;
