/** `/`: the signed-in person's home. */
import { levelNeeded } from "../../domain/access/needs.ts";
import { lastAddressRequest } from "../../domain/identity/account.ts";
import { localText, type Service } from "../../domain/services/service.ts";
import type { LiveSession } from "../../domain/session/live_sessions.ts";
import type { Level3Way } from "../../domain/session/level3.ts";
import type { Hosts } from "../../domain/services/hosts.ts";
import type { Session } from "../../domain/session/session.ts";
import { waysToLevel3 } from "../assurance/ways.ts";
import type { Site } from "../site/groups.ts";
import type { PageProps } from "../site/page.ts";
import type { Visit } from "../site/visit.ts";

export function mountHome({ signedIn }: Site): void {
  signedIn.get("/", home);
}

async function home(visit: Visit, { account, session }: LiveSession): Promise<Response> {
  const { store, catalogue } = visit.ports;
  return await visit.page("home", {
    addressRequest: await lastAddressRequest(store, account.id),
    firstName: account.firstName,
    lastName: account.lastName,
    status: account.status,
    level: session.level,
    expiresAt: session.expiresAt,
    actingFor: session.actingFor?.name,
    services: [...catalogue.current().values()].map((service) =>
      shownService(visit, service, session)
    ),
  });
}

type ShownService = PageProps<"home">["services"][number];

function shownService(
  { language, ports: { hosts, cards, faces } }: Visit,
  service: Service,
  session: Session,
): ShownService {
  const ways = waysToLevel3({ cards, faces });
  return {
    id: service.id,
    title: localText(service.title, language),
    description: service.description && localText(service.description, language),
    theme: service.theme,
    href: `${hosts.originOf(service)}/`,
    ...missingLevel(service, { session, hosts, ways }),
    forCompanies: service.persons === "legal",
  };
}

/**
 * The level that the person lacks, and where they reach it: the first page leads to what is missing,
 * and from there to the service.
 */
function missingLevel(
  service: Service,
  { session, hosts, ways }: { session: Session; hosts: Hosts; ways: Level3Way[] },
): Pick<ShownService, "levelNeeded" | "reachLevel"> {
  const level = levelNeeded(service);
  if (session.level >= level) return {};
  const query = new URLSearchParams({ return_to: `${hosts.originOf(service)}/` });
  const isReachable = level < 3 || ways.length > 0;
  return { levelNeeded: level, reachLevel: isReachable ? `/login?${query}` : undefined };
}
