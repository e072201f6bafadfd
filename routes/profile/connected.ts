/** `/connected`: the services that the person has entered, and the end of a connection. */
import { endConnection } from "../../domain/profile/end_connection.ts";
import { knownServices } from "../../domain/profile/tell_changes.ts";
import { localText } from "../../domain/services/service.ts";
import type { LiveSession } from "../../domain/session/live_sessions.ts";
import type { Site } from "../site/groups.ts";
import type { Visit } from "../site/visit.ts";

const CONNECTED = "/connected";

export function mountConnected({ signedIn }: Site): void {
  signedIn.get(CONNECTED, (visit, live) => page(visit, live));
  signedIn.post(CONNECTED, end);
}

async function end(visit: Visit, live: LiveSession): Promise<Response> {
  const { service } = await visit.form(["service"]);
  const { ports, requestId } = visit;
  const accountId = live.account.id;
  const ended = await endConnection(ports, { accountId, service, requestId });
  if (ended) ports.liveSessions.ended([accountId]);
  return await page(visit, live, { ended });
}

async function page(
  visit: Visit,
  { account }: LiveSession,
  { ended = false } = {},
): Promise<Response> {
  const known = await knownServices(visit.ports, account.id);
  return await visit.page("connected", {
    services: known.map(({ service: { id, title }, consent, received = [], ...entry }) => ({
      id,
      title: localText(title, visit.language),
      firstAt: entry.firstAt,
      lastAt: entry.lastAt,
      received,
      company: entry.company,
      agreedAt: consent?.at,
    })),
    ended,
  });
}
