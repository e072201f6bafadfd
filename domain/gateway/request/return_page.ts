/** The page to which a person comes back after the window has asked for what is missing. */
import { type Asked, audienceOf, opensPage } from "./audience.ts";
import { pageAt } from "./return_target.ts";

/**
 * The page that was asked for; for anything else (a form that was sent, a script's request), the
 * page that it came from, as far as the client says so, or the service's first page.
 *
 * @param request.target path and query of the request
 * @param request.origin of the service
 */
export function returnPage(
  asked: Asked,
  { origin, target }: { origin: string; target: string },
): string {
  const { method, headers } = asked;
  if (opensPage(asked)) return target;
  const isHtmx = audienceOf(asked) === "htmx";
  if (isHtmx && method === "GET" && loadsPage(headers)) return target;
  const shown = isHtmx ? pageAt(origin, headers.get("hx-current-url")) : null;
  return shown ?? pageAt(origin, headers.get("referer")) ?? "/";
}

/** A link that htmx follows in place of the browser. */
const loadsPage = (headers: Headers) =>
  headers.get("hx-boosted") === "true" || headers.get("hx-history-restore-request") === "true";
