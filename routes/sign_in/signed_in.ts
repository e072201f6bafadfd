/** The journey succeeded: sets cookies and redirects to the person's destination. */
import { BROWSER_LIFETIME } from "../../domain/session/known_browser.ts";
import type { GivenTokens } from "../../domain/session/answered_form.ts";
import type { SignedIn } from "../../domain/sign_in/open_session.ts";
import { COMPANY_LEVEL, needOf } from "../../domain/access/needs.ts";
import { SECOND } from "../../domain/platform/platform.ts";
import { goToTarget, keepSuccess, type Success } from "../site/go_on.ts";
import type { Visit } from "../site/visit.ts";

/** What the last step answers, or answered before to the same form. */
type Answered = GivenTokens & Pick<SignedIn, "session"> & Partial<SignedIn>;

export async function signIn(
  visit: Visit,
  signedIn: Answered,
): Promise<Response> {
  const { sessionToken, browserToken, session, endedOf = [] } = signedIn;
  const { clock, hash, liveSessions } = visit.ports;
  if (endedOf.length > 0) liveSessions.ended(endedOf);
  visit.setCookie("panjereh_session", sessionToken);
  visit.clearCookie("panjereh_transaction");
  // Set again at each sign-in, so that its year starts again.
  const browser = browserToken ?? visit.cookie("panjereh_browser")!;
  visit.setCookie("panjereh_browser", browser, { maxAge: BROWSER_LIFETIME / SECOND });

  const { service } = visit.target;
  const need = service && needOf(session, service, clock.now());
  // The home page shows a temporary account how to finish.
  if (!service || need === "verify") keepSuccess(visit, successOf(signedIn));
  if (need === "verify") return visit.leave("/");
  if (need === "level3") return visit.leave(visit.href("/login/level"));
  const choosesParty = service?.persons === "both" && session.level >= COMPANY_LEVEL;
  if (need === "company" || choosesParty) return visit.leave(visit.href("/login/company"));
  return await goToTarget(visit, hash.digest("session", sessionToken));
}

function successOf({ created, continued }: Answered): Success {
  if (created) return "account_created";
  return continued ? "verified" : "signed_in";
}
