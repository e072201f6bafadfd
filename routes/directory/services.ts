/** `/services`: where to begin, and lists of services by search, theme, agency or letter. */
import {
  agenciesOf,
  agencyKey,
  letterOf,
  lettersOf,
  themesOf,
} from "../../domain/directory/browse.ts";
import { localText, type Service } from "../../domain/services/service.ts";
import type { LiveSession } from "../../domain/session/live_sessions.ts";
import { typedQuery } from "../../domain/text/search.ts";
import type { Site } from "../site/groups.ts";
import type { PageProps } from "../site/page.ts";
import { numberedPage, pageNumber } from "../../domain/platform/numbered_page.ts";
import type { Visit } from "../site/visit.ts";
import { quickServices } from "./quick_services.ts";

type ListProps = PageProps<"serviceList">;

/** Services on a page of a list. */
const PAGE = 20;
/** What is found is shown as one types: the first ones suffice. */
const FOUND = 10;

export function mountServices({ signedIn }: Site): void {
  signedIn.get("/services", services);
}

async function services(visit: Visit, live: LiveSession): Promise<Response> {
  const { language, ports: { directory } } = visit;
  const all = directory.listed(language);
  const query = typedQuery(visit.query("q"));
  if (query !== "") {
    const { services, isNearest } = await directory.search(query);
    const of = { by: "query", query, isNearest } as const;
    const themes = services.length === 0 ? themesOf(all) : undefined;
    return await list(visit, services, { of, query: { q: query }, themes }, FOUND);
  }
  const group = groupOf(visit, all);
  if (group) return await list(visit, group.services, group, PAGE);
  const by = visit.query("by");
  if (by === "agency") {
    return await visit.page("serviceGroups", { by, agencies: agenciesOf(all, language) });
  }
  if (by === "letter") {
    return await visit.page("serviceGroups", { by, letters: lettersOf(all, language) });
  }
  return await visit.page("services", {
    quick: await quickServices(visit, live.account.id),
    themes: themesOf(all),
  });
}

type Named = Pick<ListProps, "of" | "query" | "themes">;

/** The services of the theme, agency or letter asked for; `null` if nothing like it exists. */
function groupOf(
  visit: Visit,
  all: readonly Service[],
): Named & { services: readonly Service[] } | null {
  const { language } = visit;
  const [theme, agency, letter] = ["theme", "agency", "letter"].map((name) => visit.query(name));
  const select = (named: (one: Service) => Named, isIn: (one: Service) => boolean) => {
    const services = all.filter(isIn);
    return services.length > 0 ? { ...named(services[0]), services } : null;
  };
  if (theme) {
    return select(
      (one) => ({ of: { by: "theme", theme: one.theme }, query: { theme } }),
      (one) => one.theme === theme,
    );
  }
  if (agency) {
    return select(
      (one) => ({
        of: { by: "agency", name: localText(one.agency!, language) },
        query: { agency },
      }),
      (one) => agencyKey(one) === agency,
    );
  }
  if (letter) {
    return select(
      () => ({ of: { by: "letter", letter }, query: { letter } }),
      (one) => letterOf(one, language) === letter,
    );
  }
  return null;
}

async function list(
  visit: Visit,
  services: readonly Service[],
  { of, query, themes }: Named,
  size: number,
): Promise<Response> {
  const { language } = visit;
  const { items, page, pages } = numberedPage(services, pageNumber(visit.query("page")), size);
  return await visit.page("serviceList", {
    of,
    query,
    themes,
    count: services.length,
    page,
    pages,
    services: items.map(({ id, title, description, agency }) => ({
      id,
      title: localText(title, language),
      description: description && localText(description, language),
      agency: agency && localText(agency, language),
    })),
  });
}
