/** `/sessions`: where the person is signed in, with buttons to end one or all sessions. */
import { pushesRecord } from "../../domain/push/device/devices.ts";
import type { Include } from "../../domain/session/end_session.ts";
import type { LiveSession } from "../../domain/session/live_sessions.ts";
import { listSessions } from "../../domain/session/session_list.ts";
import { auditRecord } from "../../domain/journey/caller.ts";
import type { Site } from "../site/groups.ts";
import type { Visit } from "../site/visit.ts";

const SESSIONS = "/sessions";

export function mountSessions({ signedIn }: Site): void {
  signedIn.get(SESSIONS, (visit, live) => page(visit, live));
  signedIn.post(SESSIONS, end);
}

async function end(visit: Visit, live: LiveSession): Promise<Response> {
  const { end, all } = await visit.form(["end", "all"]);
  const { liveSessions } = visit.ports;
  if (all) {
    const record = recordOf(visit, live, { all: true });
    const ended = await liveSessions.endAll(live, (write) => {
      record(write);
      // Browsers without a session are not told what the person gets.
      write.delete(pushesRecord(live.account.id));
    });
    return ended ? await signedOut(visit) : await visit.signInFirst(SESSIONS);
  }
  const ended = await liveSessions.endListed(live, end, recordOf(visit, live, { session: end }));
  if (end !== live.session.id) return await page(visit, live, { ended });
  visit.clearCookie("panjereh_session");
  return visit.leave("/sign-out");
}

/** The audit record for the commit that ends what `ended` names. */
function recordOf(
  { ports, place }: Visit,
  { account, session }: LiveSession,
  ended: { session: string } | { all: true },
): Include {
  const record = auditRecord(ports, place, "session.ended", {
    accountId: account.id,
    detail: { ...ended, by: session.id },
  });
  return (write) => ports.audit.include(write, record);
}

async function signedOut(visit: Visit): Promise<Response> {
  visit.forgetSession();
  return await visit.page("signedOut", { everywhere: true });
}

async function page(
  visit: Visit,
  { account, sessionDigest: own }: LiveSession,
  { ended = false } = {},
): Promise<Response> {
  const listed = await listSessions(visit.ports, account);
  const sessions = listed.map(({ sessionDigest, session }) => ({
    id: session.id,
    device: session.device,
    place: session.place,
    via: session.passkey ? "passkey" as const : session.via ?? "code" as const,
    createdAt: session.createdAt,
    lastSeenAt: session.lastSeenAt,
    current: sessionDigest === own,
  }));
  return await visit.page("sessions", { sessions, ended });
}
