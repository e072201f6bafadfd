import type { FederationTexts } from "../types/federation.ts";

export default {
  consent: {
    heading: "الدخول إلى {site}",
    lead: "يريد {site} ({host}) أن يعرف من يدخل. إذا وافقت فستعود إلى الموقع نفسه.",
    receives: "يحصل على المعلومات التالية",
    always: "معرّف خاص بهذا الموقع وحده، ومستوى التحقق من هويتك ووقت دخولك",
    company: "أنك دخلت نيابة عن {company}، ومعرّفها الوطني",
    attributes: {
      national_id: "الرقم الوطني",
      fida_code: "رمز فيدا",
      given_name: "الاسم",
      family_name: "اسم العائلة",
      father_name: "اسم الأب",
      birthdate: "تاريخ الميلاد",
      phone_number: "رقم الهاتف المحمول",
      postal_code: "الرمز البريدي",
    },
    never: "لا يحصل الموقع على رمز المرور لمرة واحدة ولا على أي معلومات أخرى عنك.",
    agree: "موافقة ومتابعة",
    refuse: "رفض",
    once: "نسألك مرة واحدة، ونسألك مجددًا إذا طلب الموقع معلومات أكثر.",
  },
} satisfies FederationTexts;
