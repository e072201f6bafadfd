/** The page to which a person comes back after the window has asked for what is missing. */
import { type Asked, audienceOf, opensPage } from "./audience.ts";
import type { Service } from "../../services/service.ts";
import { pageAt } from "./return_target.ts";

/**
 * The page that was asked for; for anything else (a form that was sent, a script's request), the
 * page that it came from, as far as the client says so, or the service's first page.
 *
 * @param request.target path and query of the request
 * @param request.origin of the service
 * @param request.paths which paths it takes
 */
export function returnPage(
  asked: Asked,
  { origin, target, paths }: { origin: string; target: string; paths?: Service["paths"] },
): string {
  const { method, headers } = asked;
  if (opensPage(asked)) return target;
  const isHtmx = audienceOf(asked) === "htmx";
  if (isHtmx && method === "GET" && loadsPage(headers)) return target;
  const shown = isHtmx ? pageAt(origin, headers.get("hx-current-url"), paths) : null;
  return shown ?? pageAt(origin, headers.get("referer"), paths) ?? "/";
}

/** A link that htmx follows in place of the browser. */
const loadsPage = (headers: Headers) =>
  headers.get("hx-boosted") === "true" || headers.get("hx-history-restore-request") === "true";
