/**
 * The pages of the menu (guide 1.7 §3): questions, contact, guide; the application, privacy and
 * accessibility.
 */
import { typedQuery, withWords } from "../../domain/text/search.ts";
import type { Site } from "../site/groups.ts";
import type { Visit } from "../site/visit.ts";
import { mountAccessibility } from "./accessibility.ts";
import { type Handle, knowing } from "./knowing.ts";
import { mountInstallation } from "./installation.ts";

export function mountHelp(site: Site): void {
  const open = { get: (path: string, handle: Handle) => site.open.get(path, knowing(handle)) };
  open.get("/faq", faq);
  open.get("/contact", (visit) => visit.page("contact", visit.ports.support));
  open.get(
    "/guide",
    (visit) => visit.page("guide", { file: visit.ports.guides.get(visit.language) }),
  );
  open.get("/app", (visit) => visit.page("app"));
  open.get("/privacy", (visit) => visit.page("privacy"));
  mountInstallation(site);
  mountAccessibility(site);
}

async function faq(visit: Visit): Promise<Response> {
  const query = typedQuery(visit.query("q"));
  if (query === "") return await visit.page("faq", { query });
  const { found, isNearest } = withWords(visit.ports.views.questions(visit.language), query);
  return await visit.page("faq", { query, found: found.map(({ id }) => id), isNearest });
}
