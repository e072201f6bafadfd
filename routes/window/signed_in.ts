/** The journey has ended well: cookies, and on to where the citizen was going. */
import { BROWSER_LIFETIME } from "../../domain/session/known_browser.ts";
import type { SignedIn } from "../../domain/sign_in/complete.ts";
import { SECOND } from "../../domain/platform.ts";
import type { WindowContext, WindowDeps } from "./deps.ts";
import { leaveFor } from "./page.ts";
import { returnTo, targetLocation } from "./return_to.ts";

export async function signIn(
  deps: WindowDeps,
  c: WindowContext,
  { sessionToken, browserToken, session }: SignedIn,
): Promise<Response> {
  const { cookies, signIn: { hash } } = deps;
  const append = { append: true };
  c.header("set-cookie", cookies.set("panjereh_session", sessionToken), append);
  c.header("set-cookie", cookies.clear("panjereh_transaction"), append);
  // Written again at each sign-in, so that the year begins anew.
  const browser = browserToken ?? cookies.read(c.req.raw, "panjereh_browser")!;
  const maxAge = BROWSER_LIFETIME / SECOND;
  c.header("set-cookie", cookies.set("panjereh_browser", browser, { maxAge }), append);

  const target = returnTo(deps, c);
  // A temporary account may still fall short of the service: then /login says what is missing.
  if (target.service && session.level < target.service.level) return leaveFor(c, "/");
  const sessionDigest = hash.digest("session", sessionToken);
  const language = c.get("language");
  return leaveFor(c, await targetLocation(deps, target, { sessionDigest, language }));
}
