/** Ends the session of this browser. */
import { auditRecord, type Caller } from "../../domain/journey/caller.ts";
import { transactionRecord } from "../../domain/journey/transaction.ts";
import type { LiveSession } from "../../domain/session/live_sessions.ts";
import type { Visit } from "../site/visit.ts";

/** `browser`: the known browser that is forgotten too. */
export async function endSession(
  { ports }: Visit,
  live: LiveSession,
  { caller, browser }: { caller: Caller; browser?: string },
): Promise<void> {
  const { accountId, id } = live.session;
  const record = auditRecord(ports, caller, "session.ended", {
    accountId,
    detail: { session: id },
  });
  await ports.liveSessions.signOut(live, {
    browser,
    include: (write) => {
      write.delete(transactionRecord(caller.transaction));
      ports.audit.include(write, record);
    },
  });
}

/** What the browser keeps of a session and its journey. */
export function clearSession(visit: Visit): void {
  visit.clearCookie("panjereh_session");
  visit.clearCookie("panjereh_transaction");
  visit.clearCookie("panjereh_success");
}
