import { mostWithin, withoutFew } from "../../domain/publication/shown_counts.ts";
import {
  type DeskService,
  findService,
  listServices,
  readReport,
  type Viewer,
} from "../../domain/publication/read_service.ts";
import { pageNumber } from "../../domain/platform/numbered_page.ts";
import { PAGE_SIZE, pageOfServices } from "../../domain/publication/services_page.ts";
import { FUNNEL, type Traffic } from "../../domain/publication/traffic/traffic.ts";
import type { Hosts } from "../../domain/services/hosts.ts";
import { localText, type Service } from "../../domain/services/service.ts";
import type { Role } from "../../domain/staff/role.ts";
import type { SignedInStaff } from "../../domain/staff/session.ts";
import type { PageProps, PageStatus } from "../site/page.ts";
import type { Visit } from "../site/visit.ts";

type Props = PageProps<"deskService">;

/** Operators see every service, members of an agency its own. */
export const viewerOf = ({ staff: { roles, agencyId } }: SignedInStaff): Viewer =>
  roles.includes("operator") ? undefined : agencyId ?? "none";

export async function list(visit: Visit, live: SignedInStaff): Promise<Response> {
  const { ports, language } = visit;
  const all = listServices(ports, viewerOf(live));
  const asked = { words: visit.query("q"), page: pageNumber(visit.query("page")) };
  const { words, total, page: at, pages, items } = pageOfServices(all, asked);
  return await visit.page("deskServices", {
    ...{ words, total, at, pages },
    isSearched: words !== "" || all.length > PAGE_SIZE,
    query: `/services${words && `?${new URLSearchParams({ q: words })}`}`,
    services: items.map(({ id, title, desk }) => ({
      id,
      title: localText(title, language),
      state: desk?.closed ?? ("open" as const),
      isWatched: desk?.published?.watchUntil !== undefined,
    })),
  });
}

/** `null`: there is none for this member. */
export const serviceFor = (visit: Visit, live: SignedInStaff): Promise<DeskService | null> =>
  findService(visit.ports, visit.param("id"), viewerOf(live));

export async function show(visit: Visit, live: SignedInStaff): Promise<Response> {
  const found = await serviceFor(visit, live);
  return found ? await servicePage(visit, live, found) : await visit.problem("not_found");
}

/** The page as it is now, with what did not succeed. */
export async function servicePage(
  visit: Visit,
  { staff: { roles } }: SignedInStaff,
  found: DeskService,
  more: Pick<Props, "failure" | "typed"> = {},
  status: PageStatus = 200,
): Promise<Response> {
  const { ports, language } = visit;
  const { service, standing, published } = found;
  const { result, deliveries, hour, day } = await readReport(ports, found);
  return await visit.page("deskService", {
    id: service.id,
    title: localText(service.title, language),
    address: ports.hosts.addressOf(service),
    state: standing?.state ?? "open",
    setup: setupOf(service, { issuer: visit.known.desk!.window, ...ports }),
    changed: standing
      ? { by: standing.by, since: standing.since, reason: standing.reason }
      : undefined,
    published: published && {
      revision: published.revision,
      at: published.publishedAt,
      watchUntil: published.watchUntil,
    },
    result: result
      ? {
        failure: wasResumed(standing, result.at) ? undefined : result.failure,
        probe: result.probe?.finding,
        gate: result.gate?.finding,
      }
      : undefined,
    hour: shownTraffic(hour),
    day: shownTraffic(day),
    deliveries,
    may: mayDo(roles),
    ...more,
  }, { status });
}

/** Somebody has let it go on since its failure: it is no longer why it is not there. */
const wasResumed = (standing: DeskService["standing"], at: number): boolean =>
  standing?.state === "open" && standing.since > at;

/** `issuer`: the window's origin; that of `hosts` is the desk's own. */
function setupOf(
  service: Service,
  { hosts, issuer }: { hosts: Hosts; issuer: string },
): Props["setup"] {
  const { id, upstream, forward_auth, openid } = service;
  return {
    ways: [
      ...upstream || forward_auth ? ["assertion"] as const : [],
      ...forward_auth ? ["forward_auth"] as const : [],
      ...openid ? ["openid"] as const : [],
    ],
    id,
    issuer,
    host: new URL(hosts.originOf(service)).host,
  };
}

const mayDo = (roles: readonly Role[]): Props["may"] => ({
  standing: roles.includes("manager") || roles.includes("operator"),
  deliveries: roles.includes("key_holder") || roles.includes("operator"),
  withoutReason: !roles.includes("operator"),
});

function shownTraffic({ funnel, refused, answers, failures, took }: Traffic): Props["hour"] {
  const shown = FUNNEL.map((step) => [
    step,
    step === "arrived" ? funnel[step] : withoutFew(funnel[step]),
  ]);
  const reasons = Object.entries(refused).map(([reason, count]) => [reason, withoutFew(count)]);
  return {
    funnel: Object.fromEntries(shown),
    refused: Object.fromEntries(reasons),
    answers,
    failures,
    within: mostWithin(took),
  };
}
