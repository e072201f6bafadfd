/** The library's cookies: its session's exists only between us and the library. */
import type { LiveSession } from "../../../domain/session/use_session.ts";
import { sessionIdOf } from "./window_session.ts";

/** "name=value", one for each cookie. */
export const cookiesIn = (header: string | null): string[] =>
  (header ?? "").split(";").map((pair) => pair.trim()).filter(Boolean);

/** What the library is told: the browser's cookies, and the window's session under `name`. */
export function cookiesFor(
  given: string | null,
  { name, live }: { name: string; live: LiveSession | null },
): string {
  const others = cookiesIn(given).filter((pair) => !pair.startsWith(`${name}=`));
  return [...others, ...live ? [`${name}=${sessionIdOf(live)}`] : []].join("; ");
}

/** What the browser is told. */
export function withoutSession(response: Response, name: string): Response {
  const kept = response.headers.getSetCookie()
    .filter((cookie) => !cookie.startsWith(`${name}=`));
  response.headers.delete("set-cookie");
  for (const cookie of kept) response.headers.append("set-cookie", cookie);
  return response;
}
