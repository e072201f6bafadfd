/** `/profile/changes`: what agencies were told of the person's changes, and what they said. */
import { listChanges, retryChange } from "../../domain/profile/changes.ts";
import { localText } from "../../domain/services/service.ts";
import type { LiveSession } from "../../domain/session/live_sessions.ts";
import type { Site } from "../site/groups.ts";
import type { PageProps } from "../site/page.ts";
import type { Visit } from "../site/visit.ts";

const CHANGES = "/profile/changes";

export function mountChanges({ signedIn }: Site): void {
  signedIn.get(CHANGES, (visit, live) => page(visit, live));
  signedIn.post(CHANGES, retry);
}

async function retry(visit: Visit, live: LiveSession): Promise<Response> {
  const { at, service } = await visit.form(["at", "service"]);
  const named = { at: Number(/^\d{1,15}$/.exec(at)?.[0] ?? "0"), service };
  const isSent = await retryChange(visit.ports, live.account.id, named);
  return await page(visit, live, isSent ? "sent" : "too_soon");
}

async function page(
  visit: Visit,
  { account }: LiveSession,
  retried?: PageProps<"changes">["retried"],
): Promise<Response> {
  const changes = await listChanges(visit.ports, account.id);
  return await visit.page("changes", {
    changes: changes.map(({ at, claims, services }) => ({
      at,
      claims,
      services: services.map(({ service: { id, title }, told, isPast }) => ({
        id,
        title: localText(title, visit.language),
        told,
        isPast,
      })),
    })),
    retried,
  });
}
