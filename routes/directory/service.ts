/** `/services/<id>`: what a service is, and its star. */
import { levelNeeded } from "../../domain/access/needs.ts";
import { changeStars, MOST_STARS, starredServices } from "../../domain/directory/stars.ts";
import { shownValues } from "../../domain/federation/shown_values.ts";
import { localText, type Service } from "../../domain/services/service.ts";
import type { LiveSession } from "../../domain/session/live_sessions.ts";
import { isReachable } from "../assurance/ways.ts";
import type { Site } from "../site/groups.ts";
import type { Visit } from "../site/visit.ts";

export function mountService({ signedIn }: Site): void {
  signedIn.get("/services/:id", (visit, live) => show(visit, live));
  signedIn.post("/services/:id/star", star);
}

async function show(
  visit: Visit,
  live: LiveSession,
  { full }: { full?: number } = {},
): Promise<Response> {
  const { language, ports } = visit;
  const { account, session } = live;
  const service = ports.directory.find(visit.param("id"));
  if (!service) return await visit.problem("not_found");
  const { id, title, description, agency, theme, persons, attributes } = service;
  const starred = await starredServices(ports.store, account.id, (one) => one === id);
  const company = persons === "natural" ? undefined : session.actingFor?.name;
  const href = ports.hosts.addressOf(service);
  const level = levelNeeded(service);
  const isLacking = session.level < level && isReachable(level, ports);
  return await visit.page("service", {
    id,
    title: localText(title, language),
    description: description && localText(description, language),
    agency: agency && localText(agency, language),
    theme,
    persons,
    level,
    reachLevel: isLacking ? `/login?${new URLSearchParams({ return_to: href })}` : undefined,
    reachable: reachable(visit, service),
    href,
    receives: { values: shownValues(account, attributes), level: session.level, company },
    starred: starred.length > 0,
    full,
  }, { status: full === undefined ? 200 : 422 });
}

/** As far as this worker knows; nothing is known of servers that the gateway does not call. */
function reachable({ ports }: Visit, service: Service): boolean | undefined {
  return service.upstream && ports.upstreams.of(service).reachable();
}

async function star(visit: Visit, live: LiveSession): Promise<Response> {
  const { directory, store } = visit.ports;
  const { star } = await visit.form(["star"]);
  const id = visit.param("id");
  if (!directory.find(id)) return await visit.problem("not_found");
  const outcome = await changeStars(
    store,
    live.account.id,
    star === "1" ? { star: id } : { unstar: id },
    (one) => directory.find(one) !== undefined,
  );
  if (outcome === "full") return await show(visit, live, { full: MOST_STARS });
  return await visit.goTo(`/services/${id}`);
}
