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
      audit: { title: "سجل الأحداث", about: "أحداث الأمان في جمل" },
      outbox: { title: "الرسائل في الطريق", about: "ما ينتظر الآخرين وإرساله من جديد" },
      help: { title: "سؤال الدعم", about: "أسئلتك لمن يديرون المنصة" },
      support: { title: "الأسئلة", about: "أسئلة الناس وموظفي الجهات وأجوبتها" },
      people: { title: "البحث عن شخص", about: "جلسات شخص ومرات دخوله، بسبب، وإغلاق حسابه" },
      proposals: { title: "الاقتراحات", about: "ما يحتاج إلى مشغّلَين" },
      windowStaff: { title: "موظفو النافذة", about: "الخبراء والدعم والمشغّلون" },
      banners: { title: "الإعلانات", about: "نص أعلى كل صفحة" },
      review: { title: "مراجعة الطلبات", about: "ما تطلبه الجهات: ملاحظات وقائمة تحقق وقرار" },
      members: {
        title: "الأعضاء",
        about: "زملاؤك في هذا المكتب: الدعوة والأدوار والإيقاف وتسليم الإدارة",
      },
      applications: {
        title: "الطلبات",
        about: "تقديم الخدمات على منصة الحكومة عبر الهاتف: طلبات جديدة ومتابعتها وتعديلها",
      },
      connections: {
        title: "الاتصال عبر GSB/PGSB",
        about: "طلب الاتصال، وهو لازم قبل طلب تقديم خدمة",
      },
      bus: { title: "دراسة الاتصالات", about: "طلبات اتصال الجهات التي تنتظر الخبير" },
    },
    waits: "{count} في انتظارك",
  },
} satisfies DeskTexts;
