/** The sandbox's agencies as services of the gateway, in the form of services.json. */
import type { Bilingual } from "./person.ts";

export interface SandboxService {
  id: string;
  title: Bilingual;
  description: Bilingual;
  [setting: string]: unknown;
}

export function sandboxServices(agencyOrigin: string): { services: SandboxService[] } {
  return {
    services: [
      {
        id: "insurance",
        title: { fa: "سوابق بیمه", en: "Insurance record" },
        description: {
          fa: "سوابق پرداخت حق بیمه و درخواست گواهی",
          en: "Your contribution record and certificates",
        },
        theme: "welfare",
        upstream: agencyOrigin,
        upstream_host: "insurance.agency.localhost",
        level: 2,
        persons: "natural",
        attributes: ["national_id", "fida_code", "given_name", "family_name", "birthdate"],
      },
      {
        id: "vehicle",
        title: { fa: "سوابق خودرو", en: "Vehicle record" },
        description: {
          fa: "پلاک‌ها، خلافی و عوارض خودروهای شما",
          en: "Your plates, fines and road taxes",
        },
        theme: "transport",
        upstream: agencyOrigin,
        upstream_host: "vehicle.agency.localhost",
        level: 2,
        persons: "natural",
        attributes: ["national_id", "fida_code", "given_name", "family_name", "phone_number"],
      },
      {
        id: "business",
        title: { fa: "پروندهٔ کسب‌وکار", en: "Business file" },
        description: {
          fa: "مجوزها و بدهی‌های شرکت، ویژهٔ مدیرعامل",
          en: "A company's licences and dues, for its chief executive",
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
        title: { fa: "ثبت اسناد رسمی", en: "Notary office" },
        description: {
          fa: "دیدن و امضای اسناد رسمی؛ با تایید هویت سطح ۳",
          en: "Read and sign your deeds; identity of level 3",
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
        id: "echo",
        title: { fa: "پژواک", en: "Echo" },
        description: {
          fa: "آنچه دروازه به یک دستگاه می‌فرستد، برای توسعه‌دهندگان",
          en: "What the gateway sends to an agency, for developers",
        },
        theme: "other",
        upstream: agencyOrigin,
        upstream_host: "echo.agency.localhost",
        level: 1,
        persons: "natural",
        attributes: [
          "national_id",
          "fida_code",
          "given_name",
          "family_name",
          "father_name",
          "birthdate",
          "phone_number",
          "postal_code",
        ],
      },
    ],
  };
}
