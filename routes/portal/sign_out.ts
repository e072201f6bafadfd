/**
 * `/sign-out`: asks, then ends the session and removes what this browser keeps of it. A link of a
 * service leads here by `/_panjereh/sign-out` (routes/gateway/service/sign_out.ts), with a way back.
 */
import { auditRecord } from "../../domain/journey/caller.ts";
import type { Caller } from "../../domain/journey/caller.ts";
import { transactionRecord } from "../../domain/journey/transaction.ts";
import type { LiveSession } from "../../domain/session/live_sessions.ts";
import type { Site } from "../site/groups.ts";
import type { Visit } from "../site/visit.ts";

export function mountSignOut({ open }: Site): void {
  open.get(
    "/sign-out",
    async (visit) =>
      await visit.live()
        ? await visit.page("signOut", { back: visit.target.location })
        : await visit.page("signedOut", { everywhere: false, back: visit.target.location }),
  );
  open.post("/sign-out", signOut);
}

async function signOut(visit: Visit): Promise<Response> {
  const { forget } = await visit.form(["forget"]);
  const live = await visit.live();
  const caller = visit.callerOrNew();
  const browser = forget ? caller.browser : undefined;
  if (live) await end(visit, live, { caller, browser });
  if (browser && !live) await visit.ports.liveSessions.forgetBrowser(browser);
  visit.clearCookie("panjereh_session");
  visit.clearCookie("panjereh_transaction");
  visit.clearCookie("panjereh_success");
  if (forget) visit.clearCookie("panjereh_browser");
  return visit.leave(visit.href("/sign-out"));
}

async function end(
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
