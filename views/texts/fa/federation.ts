import type { FederationTexts } from "../types/federation.ts";

export default {
  consent: {
    heading: "ورود به {site}",
    lead:
      "{site} ({host}) می‌خواهد بداند چه کسی وارد می‌شود. اگر موافقت کنید، به همان سایت برمی‌گردید.",
    receives: "این اطلاعات به آن داده می‌شود",
    always: "شناسه‌ای که فقط برای همین سایت است، سطح تأیید هویت و زمان ورود شما",
    company: "اینکه از طرف {company} وارد شده‌اید، و شناسهٔ ملی آن",
    attributes: {
      national_id: "کد ملی",
      fida_code: "کد فیدا",
      given_name: "نام",
      family_name: "نام خانوادگی",
      father_name: "نام پدر",
      birthdate: "تاریخ تولد",
      phone_number: "شمارهٔ تلفن همراه",
      postal_code: "کد پستی",
    },
    never: "رمز یک‌بارمصرف و اطلاعات دیگر شما به این سایت داده نمی‌شود.",
    agree: "موافقت و ادامه",
    refuse: "رد درخواست",
    once: "این را یک بار می‌پرسیم؛ اگر سایت اطلاعات بیشتری بخواهد، دوباره می‌پرسیم.",
  },
} satisfies FederationTexts;
