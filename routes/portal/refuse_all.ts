/** `/sign-ins/not-me`: «این من نبودم» for every other session. GET shows, POST acts. */
import { isRecentlyProved } from "../../domain/access/needs.ts";
import { refuseAll } from "../../domain/portal/refuse_all.ts";
import type { LiveSession } from "../../domain/session/live_sessions.ts";
import type { Site } from "../site/groups.ts";
import { REFUSE_ALL } from "../site/return_to.ts";
import type { Visit } from "../site/visit.ts";

export function mountRefuseAll({ signedIn }: Site): void {
  signedIn.get(REFUSE_ALL, show);
  signedIn.post(REFUSE_ALL, act);
}

async function show(visit: Visit, { session }: LiveSession): Promise<Response> {
  const isRecent = isRecentlyProved(session, visit.ports.clock.now());
  return isRecent ? await visit.page("refuseAll") : await visit.signInFirst(REFUSE_ALL);
}

async function act(visit: Visit, live: LiveSession): Promise<Response | null> {
  const { ports, language } = visit;
  const caller = visit.callerOrNew();
  const context = { page: "/sign-ins", device: caller.device, level: live.session.level, language };
  const text = ports.messages.refusedRequest(language);
  const result = await refuseAll(ports, caller, live, { text, context });
  if (result.outcome === "elsewhere") return null;
  if (result.outcome === "proof_needed") return await visit.signInFirst(REFUSE_ALL);
  ports.liveSessions.ended([live.account.id]);
  return await visit.page("refuseAllDone", { number: result.number });
}
