/** `/`: the signed-in person's home. */
import { levelNeeded } from "../../domain/access/needs.ts";
import { type AssuranceLevel, lastAddressRequest } from "../../domain/identity/account.ts";
import { readNeedsMe } from "../../domain/messages/box.ts";
import { lapsesSoon, levelProof } from "../../domain/profile/level_proof.ts";
import { localText, type Service } from "../../domain/services/service.ts";
import type { LiveSession } from "../../domain/session/live_sessions.ts";
import type { Session } from "../../domain/session/session.ts";
import { quickServices } from "../directory/quick_services.ts";
import { agencyName } from "../messages/agency.ts";
import { isReachable } from "../assurance/ways.ts";
import { countUnreadAnswers } from "../../domain/support/unread.ts";
import type { Site } from "../site/groups.ts";
import type { PageProps } from "../site/page.ts";
import type { Visit } from "../site/visit.ts";

export function mountHome({ signedIn }: Site): void {
  signedIn.get("/", home);
}

/** So many services can be seen at a glance; more are searched. */
const FEW = 12;

async function home(visit: Visit, live: LiveSession): Promise<Response> {
  const { account, session } = live;
  const { store, directory } = visit.ports;
  const services = directory.listed(visit.language);
  const [addressRequest, needs, quick] = await Promise.all([
    lastAddressRequest(store, account.id),
    needsOf(visit, live),
    quickServices(visit, account.id),
  ]);
  return await visit.page("home", {
    addressRequest,
    firstName: account.firstName,
    lastName: account.lastName,
    status: account.status,
    level: session.level,
    expiresAt: session.expiresAt,
    deletionAt: account.deletion?.dueAt,
    actingFor: session.actingFor?.name,
    needs,
    quick,
    count: services.length,
    services: services.length > FEW
      ? []
      : services.map((service) => shownService(visit, service, session)),
  });
}

/** So many of what waits are named. */
const NAMED = 3;

async function needsOf(
  visit: Visit,
  { account, session }: LiveSession,
): Promise<PageProps<"home">["needs"]> {
  const { ports } = visit;
  const accountId = account.id;
  const [{ items, counts }, answered] = await Promise.all([
    readNeedsMe(ports.store, accountId, NAMED),
    countUnreadAnswers(ports.store, accountId),
  ]);
  return {
    unread: counts.unread,
    waiting: counts.needsMe,
    items: items.map(({ of, id, title, kind, service, isUnread, endsAt, past }) => {
      return { of, id, title, kind, isUnread, endsAt, past, agency: agencyName(visit, service) };
    }),
    answered,
    lapsesAt: lapsesSoon(levelProof(account, session), ports.clock.now()),
  };
}

type ShownService = PageProps<"home">["services"][number];

function shownService(
  { language, ports }: Visit,
  service: Service,
  session: Session,
): ShownService {
  const href = ports.hosts.addressOf(service);
  return {
    id: service.id,
    title: localText(service.title, language),
    description: service.description && localText(service.description, language),
    theme: service.theme,
    href,
    ...missingLevel(levelNeeded(service), { session, href, ports }),
    forCompanies: service.persons === "legal",
  };
}

/**
 * The level that the person lacks, and where they reach it: the first page leads to what is
 * missing, and from there to the service.
 */
function missingLevel(
  level: AssuranceLevel,
  { session, href, ports }: { session: Session; href: string; ports: Visit["ports"] },
): Pick<ShownService, "levelNeeded" | "reachLevel"> {
  if (session.level >= level) return {};
  const query = new URLSearchParams({ return_to: href });
  const reachLevel = isReachable(level, ports) ? `/login?${query}` : undefined;
  return { levelNeeded: level, reachLevel };
}
