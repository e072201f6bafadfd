/** What follows when a session was switched to a company or back: the new cookie, and on. */
import type { Switched } from "../../domain/company/act_for_company.ts";
import type { WindowContext, WindowDeps } from "./deps.ts";
import { redirectTo } from "./page.ts";
import { returnTo, targetLocation } from "./return_to.ts";

/** Gives the browser the session's new identifier, under the old one nothing is warm; answers its digest. */
export function adopt(
  deps: WindowDeps,
  c: WindowContext,
  { sessionToken }: Pick<Switched, "sessionToken">,
): string {
  const { cookies, signIn: { hash }, liveSessions } = deps;
  liveSessions.forget();
  c.header("set-cookie", cookies.set("panjereh_session", sessionToken), { append: true });
  return hash.digest("session", sessionToken);
}

/** On to the target of this request, or to the window's home. */
export async function goOn(
  deps: WindowDeps,
  c: WindowContext,
  sessionDigest: string,
): Promise<Response> {
  const language = c.get("language");
  const target = returnTo(deps, c);
  const display = c.get("display");
  return redirectTo(
    c,
    await targetLocation(deps, target, { sessionDigest, language, display }),
  );
}
