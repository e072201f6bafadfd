/** The sandbox's agencies as services of the gateway, in the format of services.json. */
import { ATTRIBUTES } from "../../domain/services/attributes.ts";
import type { AgencyText } from "./agencies/texts/language.ts";
import { HEALTH } from "./agencies/breakdown.ts";
import { BANK_RETURN, BILLS_ID, BILLS_SCOPES, type BillsAgency, WEBHOOK } from "./bills/mod.ts";
import { CERTIFICATE_ID, CHANGES_RECEIVER, VERIFY } from "./certificate/mod.ts";
import { type Library, LIBRARY_SCOPES } from "./sites/library.tsx";

export interface SandboxService {
  id: string;
  title: AgencyText;
  description: AgencyText;
  [setting: string]: unknown;
}

/** Often enough to see an agency break and heal. */
const HEALTH_CHECK = { path: HEALTH, interval: 3, unhealthy: 2, healthy: 1 };

export function sandboxServices(
  agencyOrigin: string,
  { library, bills }: {
    library: Pick<Library, "jwks"> & { origin: string };
    bills: Pick<BillsAgency, "jwks">;
  },
): { services: SandboxService[] } {
  return {
    services: [
      {
        id: "insurance",
        title: { fa: "سوابق بیمه", ar: "السجل التأميني", en: "Insurance record" },
        description: {
          fa: "سوابق پرداخت حق بیمه و درخواست گواهی",
          ar: "سجل سداد اشتراكاتك وطلب الشهادات",
          en: "Your contribution record and certificates",
        },
        agency: {
          fa: "سازمان تأمین اجتماعی",
          ar: "منظمة الضمان الاجتماعي",
          en: "Social Security Organization",
        },
        theme: "welfare",
        upstream: agencyOrigin,
        upstream_host: "insurance.agency.localhost",
        backchannel_logout_uri: "/backchannel-logout",
        level: 2,
        persons: "natural",
        attributes: ["national_id", "fida_code", "given_name", "family_name", "birthdate"],
      },
      {
        id: "vehicle",
        title: { fa: "سوابق خودرو", ar: "سجل المركبات", en: "Vehicle record" },
        description: {
          fa: "پلاک‌ها، خلافی و عوارض خودروهای شما",
          ar: "لوحات مركباتك ومخالفاتها ورسومها",
          en: "Your plates, fines and road taxes",
        },
        agency: { fa: "پلیس راهور", ar: "شرطة المرور", en: "Traffic Police" },
        theme: "transport",
        upstream: agencyOrigin,
        upstream_host: "vehicle.agency.localhost",
        level: 2,
        persons: "natural",
        attributes: ["national_id", "fida_code", "given_name", "family_name", "phone_number"],
      },
      {
        id: "business",
        title: { fa: "پروندهٔ کسب‌وکار", ar: "ملف الأعمال", en: "Business file" },
        description: {
          fa: "مجوزها و بدهی‌های شرکت، ویژهٔ مدیرعامل",
          ar: "تراخيص الشركة ومستحقاتها، للمدير التنفيذي",
          en: "A company's licences and dues, for its chief executive",
        },
        agency: {
          fa: "وزارت صنعت، معدن و تجارت",
          ar: "وزارة الصناعة والتجارة",
          en: "Ministry of Industry, Mine and Trade",
        },
        theme: "economy",
        upstream: agencyOrigin,
        upstream_host: "business.agency.localhost",
        level: 2,
        persons: "legal",
        attributes: ["national_id", "fida_code", "given_name", "family_name"],
      },
      {
        id: "notary",
        title: { fa: "ثبت اسناد رسمی", ar: "توثيق السندات الرسمية", en: "Notary office" },
        description: {
          fa: "دیدن و امضای اسناد رسمی؛ با تأیید هویت سطح ۳",
          ar: "الاطلاع على السندات الرسمية وتوقيعها؛ بهوية من المستوى 3",
          en: "Read and sign your deeds; identity of level 3",
        },
        agency: {
          fa: "سازمان ثبت اسناد و املاک",
          ar: "منظمة تسجيل السندات والأملاك",
          en: "Deeds and Properties Registration Organization",
        },
        theme: "justice",
        upstream: agencyOrigin,
        upstream_host: "notary.agency.localhost",
        level: 3,
        max_age: 600,
        persons: "natural",
        attributes: ["national_id", "fida_code", "given_name", "family_name"],
      },
      {
        id: BILLS_ID,
        title: { fa: "قبض‌ها", ar: "الفواتير", en: "Bills" },
        description: {
          fa: "دیدن و پرداخت قبض‌های خانه؛ رسید با نامه می‌آید",
          ar: "الاطلاع على فواتير المنزل ودفعها؛ يصل الإيصال في رسالة",
          en: "See and pay the bills of your home; the receipt comes as a letter",
        },
        agency: { fa: "شهرداری", ar: "البلدية", en: "Municipality" },
        keywords: ["آب", "برق", "گاز", "تلفن", "پرداخت قبض", "عوارض"],
        theme: "economy",
        upstream: agencyOrigin,
        upstream_host: `${BILLS_ID}.agency.localhost`,
        health: HEALTH_CHECK,
        level: 2,
        persons: "natural",
        attributes: ["given_name", "family_name"],
        form_returns: [{ path: BANK_RETURN }],
        openid: { jwks: bills.jwks, scopes: BILLS_SCOPES },
        webhook: WEBHOOK,
      },
      {
        id: CERTIFICATE_ID,
        title: { fa: "گواهی کد پستی", ar: "شهادة الرمز البريدي", en: "Postal code certificate" },
        description: {
          fa: "گواهی با کد QR که هر کسی می‌تواند درستی آن را ببیند",
          ar: "شهادة برمز QR يمكن لأي شخص التحقق منها",
          en: "A certificate with a QR code that anyone can verify",
        },
        agency: { fa: "شرکت ملی پست", ar: "شركة البريد الوطنية", en: "National Post Company" },
        keywords: ["نشانی", "گواهی سکونت", "محل سکونت"],
        theme: "other",
        upstream: agencyOrigin,
        upstream_host: `${CERTIFICATE_ID}.agency.localhost`,
        health: HEALTH_CHECK,
        level: 2,
        persons: "natural",
        attributes: ["national_id", "fida_code", "given_name", "family_name", "postal_code"],
        public: ["/style.css", VERIFY],
        changes: CHANGES_RECEIVER,
      },
      {
        id: "echo",
        title: { fa: "پژواک", ar: "الصدى", en: "Echo" },
        description: {
          fa: "آنچه دروازه به یک سازمان می‌فرستد، برای توسعه‌دهندگان",
          ar: "ما ترسله البوابة إلى الجهات، للمطوّرين",
          en: "What the gateway sends to an agency, for developers",
        },
        theme: "other",
        upstream: agencyOrigin,
        upstream_host: "echo.agency.localhost",
        limits: { body: 1024 ** 3 },
        level: 1,
        persons: "natural",
        attributes: [...ATTRIBUTES],
      },
      {
        id: "national-library",
        title: { fa: "کتابخانه", ar: "المكتبة", en: "Library" },
        description: {
          fa: "وبگاهی بیرون از دروازه که شما را از راه پنجره می‌شناسد",
          ar: "موقع مستقل يتعرّف عليك عبر بنجره",
          en: "A site outside the gateway; you sign in by OpenID Connect",
        },
        agency: {
          fa: "سازمان اسناد و کتابخانهٔ ملی",
          ar: "المكتبة والأرشيف الوطني",
          en: "National Library and Archives",
        },
        theme: "education",
        level: 2,
        persons: "both",
        attributes: ["given_name", "family_name"],
        openid: {
          redirect_uris: [`${library.origin}/callback`],
          post_logout_redirect_uris: [`${library.origin}/`],
          initiate_login_uri: `${library.origin}/sign-in`,
          jwks: library.jwks,
          scopes: LIBRARY_SCOPES,
        },
        backchannel_logout_uri: `${agencyOrigin}/library/backchannel-logout`,
        events: { push: `${agencyOrigin}/library/events` },
      },
    ],
  };
}
