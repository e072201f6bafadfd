/**
 * `/sign-out`: asks, then ends the session and removes what this browser keeps of it. A link of a
 * service leads here by `/_panjereh/sign-out` (routes/gateway/service/sign_out.ts), with a way back;
 * a site's by `/openid/logout`.
 */
import { askingSite } from "./asking_site.ts";
import { clearSession, endSession } from "./end_session.ts";
import type { Site } from "../site/groups.ts";
import type { Visit } from "../site/visit.ts";

export function mountSignOut({ open }: Site): void {
  open.get("/sign-out", async (visit) => {
    const asked = askedBy(visit);
    return await visit.live()
      ? await visit.page("signOut", asked)
      : await visit.page("signedOut", { ...asked, everywhere: false });
  });
  open.post("/sign-out", signOut);
}

const askedBy = (visit: Visit) =>
  askingSite(visit) ?? { to: visit.href("/sign-out"), back: visit.target.location };

async function signOut(visit: Visit): Promise<Response> {
  const { forget } = await visit.form(["forget"]);
  const live = await visit.live();
  const caller = visit.callerOrNew();
  const browser = forget ? caller.browser : undefined;
  if (live) await endSession(visit, live, { caller, browser });
  if (browser && !live) await visit.ports.liveSessions.forgetBrowser(browser);
  clearSession(visit);
  if (forget) visit.clearCookie("panjereh_browser");
  return visit.leave(askedBy(visit).to);
}
