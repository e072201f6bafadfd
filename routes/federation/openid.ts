/**
 * The paths of the OpenID provider on which a person goes through. The sign-in between them is the
 * window's own journey.
 */
import type { Source } from "../../domain/budget/minute.ts";
import { spendSiteRequest } from "../../domain/budget/site_requests.ts";
import { SECOND } from "../../domain/platform/platform.ts";
import { mountConsent } from "./consent.ts";
import { mountLogout } from "./logout.ts";
import { minuteSource } from "../site/caller.ts";
import { orProblem } from "./refusal.ts";
import type { Site } from "../site/groups.ts";
import type { Visit } from "../site/visit.ts";

export function mountOpenId({ open }: Pick<Site, "open">): void {
  mountLogout({ open });
  mountConsent({ open });
  open.get("/openid/authorize", begin);
  open.get("/openid/authorize/:uid", authorize);
}

/** Each request is stored: so many a minute of a person, or from one place. */
async function begin(visit: Visit): Promise<Response> {
  const { ports } = visit;
  const retryAt = await spendSiteRequest(ports, await sourceOf(visit));
  if (retryAt === null) return await authorize(visit);
  const retryAfter = Math.ceil((retryAt - ports.clock.now()) / SECOND);
  return await visit.problem("site_busy", { retryAfter });
}

async function sourceOf(visit: Visit): Promise<Source> {
  const live = await visit.live();
  return live ? { browser: live.account.id } : await minuteSource(visit);
}

async function authorize(visit: Visit): Promise<Response> {
  return await orProblem(
    visit,
    async () => await visit.ports.openid.answer(visit.request, await visit.live()),
  );
}
