/** The services as people look for them. */
import type { directoryPages } from "../directory/mod.ts";
import type { QuickServices } from "../directory/quick_services.tsx";
import type { ServiceProps } from "../directory/service.tsx";
import type { ServiceListProps } from "../directory/service_list.tsx";
import type { Themes } from "../directory/ways.tsx";
import type { States } from "./samples/states.ts";

const persian = (text: string) => ({ text, language: "fa" });

const TITLES = {
  insurance: "سوابق بیمه",
  "driving-licence": "تمدید گواهینامهٔ رانندگی",
  "tax-return": "اظهارنامهٔ مالیات بر درآمد",
  exams: "کارنامهٔ آزمون سراسری",
};

const quick = (id: keyof typeof TITLES) => ({
  id,
  title: persian(TITLES[id]),
  href: `http://${id}.localhost:8000/`,
});

const QUICK: QuickServices = {
  starred: [quick("insurance"), quick("driving-licence")],
  lately: [quick("exams")],
};

const AGENCY = persian("سازمان تأمین اجتماعی");

const SERVICE: ServiceProps = {
  id: "insurance",
  title: persian(TITLES.insurance),
  description: persian("سوابق پرداخت حق بیمه و درخواست گواهی"),
  agency: AGENCY,
  theme: "welfare",
  persons: "natural",
  level: 2,
  reachable: true,
  href: "http://insurance.localhost:8000/",
  receives: {
    values: [
      ["national_id", "99*****07"],
      ["given_name", "سارا"],
      ["family_name", "احمدی"],
      ["birthdate", "1370/**/**"],
    ],
    level: 2,
  },
  starred: false,
};

const FOUND: ServiceListProps = {
  of: { by: "query", query: "بیمه", isNearest: false },
  query: { q: "بیمه" },
  count: 23,
  page: 2,
  pages: 3,
  services: Object.entries(TITLES).map(([id, title]) => ({
    id,
    title: persian(title),
    agency: AGENCY,
    description: id === "insurance" ? SERVICE.description : undefined,
  })),
};

const THEMES: Themes = [
  { theme: "welfare", count: 120 },
  { theme: "transport", count: 85 },
  { theme: "justice", count: 1 },
];

export const directoryStates: States<typeof directoryPages> = {
  services: {
    start: {
      quick: QUICK,
      themes: THEMES,
    },
  },
  serviceGroups: {
    agencies: {
      by: "agency",
      agencies: [
        { key: AGENCY.text, name: AGENCY, count: 37 },
        { key: "سازمان سنجش", name: persian("سازمان سنجش"), count: 9 },
      ],
    },
    letters: { by: "letter", letters: ["ا", "ب", "پ", "ت", "ث", "ج"] },
  },
  serviceList: {
    found: FOUND,
    nothing: { ...FOUND, count: 0, services: [], page: 1, pages: 1, themes: THEMES },
  },
  service: {
    open: SERVICE,
    unreachable: {
      ...SERVICE,
      persons: "both",
      level: 3,
      reachLevel: "/login?return_to=insurance",
      reachable: false,
      starred: true,
      receives: { values: [], level: 1, company: "شرکت نمونه‌سازان آفتاب" },
    },
    full: { ...SERVICE, full: 50 },
  },
  stars: { several: { services: [...QUICK.starred, ...QUICK.lately] } },
};

export const directoryWordings: States<typeof directoryPages> = {
  services: {
    "no-stars": { quick: { starred: [], lately: [] }, themes: [{ theme: "other", count: 1 }] },
  },
  serviceGroups: {},
  serviceList: {
    nearest: {
      ...FOUND,
      of: { by: "query", query: "بیمح", isNearest: true },
      query: { q: "بیمح" },
    },
    letter: { ...FOUND, of: { by: "letter", letter: "ت" }, query: { letter: "ت" }, page: 1 },
    agency: {
      ...FOUND,
      of: { by: "agency", name: AGENCY },
      query: { agency: AGENCY.text },
      page: 1,
    },
  },
  service: {},
  stars: {},
};
