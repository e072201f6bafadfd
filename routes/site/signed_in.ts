/** The journey has ended well: cookies, and on to where the citizen was going. */
import { BROWSER_LIFETIME } from "../../domain/session/known_browser.ts";
import type { SignedIn } from "../../domain/sign_in/open_session.ts";
import { COMPANY_LEVEL, needOf } from "../../domain/access/needs.ts";
import { SECOND } from "../../domain/platform/platform.ts";
import type { WindowContext, WindowDeps } from "./deps.ts";
import { redirectTo } from "./page.ts";
import { returnQuery, returnTo, targetLocation } from "./return_to.ts";

export async function signIn(
  deps: WindowDeps,
  c: WindowContext,
  { sessionToken, browserToken, session, hasEnded }: SignedIn,
): Promise<Response> {
  if (hasEnded) deps.liveSessions.forget();
  const { cookies, signIn: { hash, clock } } = deps;
  const append = { append: true };
  c.header("set-cookie", cookies.set("panjereh_session", sessionToken), append);
  c.header("set-cookie", cookies.clear("panjereh_transaction"), append);
  // Written again at each sign-in, so that its year starts again.
  const browser = browserToken ?? cookies.read(c.req.raw, "panjereh_browser")!;
  const maxAge = BROWSER_LIFETIME / SECOND;
  c.header("set-cookie", cookies.set("panjereh_browser", browser, { maxAge }), append);

  const target = returnTo(deps, c);
  const need = target.service && needOf(session, target.service, clock.now());
  // Home shows a temporary account how to finish.
  if (need === "verify") return redirectTo(c, "/");
  if (need === "level3") return redirectTo(c, `/login/level?${returnQuery(deps, c).query}`);
  const choosesParty = target.service?.persons === "both" && session.level >= COMPANY_LEVEL;
  if (need === "company" || choosesParty) {
    return redirectTo(c, `/login/company?${returnQuery(deps, c).query}`);
  }
  const sessionDigest = hash.digest("session", sessionToken);
  const language = c.get("language");
  const display = c.get("display");
  return redirectTo(
    c,
    await targetLocation(deps, target, { sessionDigest, language, display }),
  );
}
