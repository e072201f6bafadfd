/** After a session was switched to a company or back: sets the new cookie and redirects. */
import type { Switched } from "../../domain/company/act_for_company.ts";
import { targetLocation } from "./return_to.ts";
import type { Visit } from "./visit.ts";

/**
 * Gives the browser the session's new identifier, which has no warm answer yet; returns its digest.
 */
export function adopt(visit: Visit, { sessionToken }: Pick<Switched, "sessionToken">): string {
  const { hash, liveSessions } = visit.ports;
  liveSessions.forget();
  visit.setCookie("panjereh_session", sessionToken);
  return hash.digest("session", sessionToken);
}

/** Redirects to the target of this request, or to the window's home. */
export async function goToTarget(visit: Visit, sessionDigest: string): Promise<Response> {
  const { ports, target, language, display } = visit;
  return visit.leave(await targetLocation(ports, target, { sessionDigest, language, display }));
}

/** On with a new or raised session: the first page knows what it still lacks for its target. */
export function goOn(visit: Visit): Response {
  return visit.leave(visit.target.location ? visit.href("/login") : "/");
}
