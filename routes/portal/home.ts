/** `/`: the signed-in person's home. */
import { levelNeeded } from "../../domain/access/needs.ts";
import { lastAddressRequest } from "../../domain/identity/account.ts";
import { localText, type Service } from "../../domain/services/service.ts";
import type { LiveSession } from "../../domain/session/live_sessions.ts";
import type { Session } from "../../domain/session/session.ts";
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

function shownService(
  { language, ports: { hosts } }: Visit,
  service: Service,
  session: Session,
): PageProps<"home">["services"][number] {
  return {
    id: service.id,
    title: localText(service.title, language),
    description: service.description && localText(service.description, language),
    theme: service.theme,
    href: `${hosts.originOf(service)}/`,
    levelNeeded: session.level < levelNeeded(service) ? levelNeeded(service) : undefined,
    forCompanies: service.persons === "legal",
  };
}
