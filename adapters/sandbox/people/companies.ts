/** The rows of the companies' registry. None of these companies exists. */
import type { Bilingual } from "./person.ts";

/** The fields of `/companies.json`. */
export interface Company {
  /** Eleven digits with a valid check digit; no registry assigns the prefix 999. */
  companyId: string;
  name: string;
  status: "active" | "dissolved";
  /** National ID or FIDA code. */
  chiefExecutive: string;
  /** National IDs or FIDA codes of the other managers. */
  managers: string[];
  /** Stable slug of the case that this company covers. */
  persona: string;
  about: Bilingual;
}

const LEILA = "9990008000";
const MARYAM = "9990001006";
const AMIR = "9990007004";
const DANIEL = "99910000014";

export const COMPANIES: Company[] = [
  {
    companyId: "99900001010",
    name: "شرکت نمونه‌سازان آفتاب",
    status: "active",
    chiefExecutive: LEILA,
    managers: [MARYAM],
    persona: "active",
    about: {
      fa: "مدیرعامل آن لیلا موسوی است و مریم رضایی فقط عضو هیئت‌مدیره: لیلا از طرف آن وارد می‌شود.",
      en:
        "Leila Mousavi is its chief executive, Maryam Rezaei only a manager: Leila signs in for it.",
    },
  },
  {
    companyId: "99900002026",
    name: "شرکت کشت و صنعت سپیدار نمونه",
    status: "dissolved",
    chiefExecutive: LEILA,
    managers: [],
    persona: "dissolved",
    about: {
      fa: "منحل شده است؛ مدیرعامل پیشین آن لیلا موسوی دیگر نمی‌تواند از طرف آن وارد شود.",
      en: "Dissolved: its former chief executive, Leila Mousavi, cannot sign in for it any more.",
    },
  },
  {
    companyId: "99900003031",
    name: "شرکت حمل‌ونقل نمونه نارون",
    status: "active",
    chiefExecutive: AMIR,
    managers: [LEILA],
    persona: "manager-only",
    about: {
      fa: "لیلا موسوی فقط عضو هیئت‌مدیره است؛ مدیرعامل آن امیر حیدری است.",
      en: "Leila Mousavi is only a manager; its chief executive is Amir Heidari.",
    },
  },
  {
    companyId: "99900004047",
    name: "شرکت بازرگانی نمونه پل",
    status: "active",
    chiefExecutive: DANIEL,
    managers: [],
    persona: "foreign-chief-executive",
    about: {
      fa: "مدیرعامل آن Daniel Weber از اتباع خارجی است.",
      en: "Its chief executive is a foreign national, Daniel Weber.",
    },
  },
];

/** The registry's answer for this person; `undefined` if there is no such company. */
export function findCompany(companyId: string, person: string) {
  const company = COMPANIES.find((company) => company.companyId === companyId);
  if (!company) return undefined;
  const { name, status, chiefExecutive, managers } = company;
  const role = chiefExecutive === person
    ? "chief_executive"
    : managers.includes(person)
    ? "manager"
    : "none";
  return { name, status, role };
}
