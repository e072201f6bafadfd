/** What people look for, and the pages that they get. */
import { agenciesOf, lettersOf } from "../../domain/directory/browse.ts";
import { numberedPage } from "../../domain/platform/numbered_page.ts";
import type { Directory } from "../../domain/directory/directory.ts";
import { localText, type Service } from "../../domain/services/service.ts";

const QUERIES = [
  "گذرنامه",
  "تمدید گواهینامه",
  "سبد معیشت",
  "خلافی ماشین",
  "كارت ملي",
  "قبض برق",
  "گواهینماه رانندگی",
  "عدم سوء پیشینه",
  "سوابق بیمه تامین اجتماعی",
  "driving licence",
  "pasport",
  "رخصة القيادة",
  "یخچال",
];

/** Each query as it grows under the fingers. */
export const typed = QUERIES.flatMap((query) =>
  Array.from(query, (_, i) => query.slice(0, i + 1)).filter((part) => part.trim() === part)
);

export interface ListSample {
  q?: string;
  by?: "agency" | "letter";
  theme?: Service["theme"];
}

/** Name and query of the pages that are weighed. */
export const LISTS: [name: string, query: ListSample][] = [
  ["a search", { q: "درخواست" }],
  ["a theme, 20 services", { theme: "other" }],
  ["all agencies", { by: "agency" }],
  ["all letters", { by: "letter" }],
];

/** The page with its props, as routes/directory/services.ts makes them. */
export async function pageOf(directory: Directory, query: ListSample) {
  const all = directory.listed("fa");
  if (query.by === "agency") {
    return {
      page: "serviceGroups" as const,
      props: { by: query.by, agencies: agenciesOf(all, "fa") },
    };
  }
  if (query.by === "letter") {
    return {
      page: "serviceGroups" as const,
      props: { by: query.by, letters: lettersOf(all, "fa") },
    };
  }
  const { services: found, isNearest } = query.q
    ? await directory.search(query.q)
    : { services: all.filter(({ theme }) => theme === query.theme), isNearest: false };
  const { items, page, pages } = numberedPage(found, 1, query.q ? 10 : 20);
  return {
    page: "serviceList" as const,
    props: {
      of: query.q
        ? { by: "query", query: query.q, isNearest }
        : { by: "theme", theme: query.theme },
      query,
      count: found.length,
      page,
      pages,
      services: items.map(({ id, title, agency }) => ({
        id,
        title: localText(title, "fa"),
        agency: agency && localText(agency, "fa"),
      })),
    },
  };
}
