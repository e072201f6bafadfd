/** The context of a page, and the forms of its response: a whole page, or a fragment for htmx. */
import { type Display, isDefaultDisplay } from "../../domain/accessibility/display.ts";
import { bannersFor } from "../../domain/console/banner.ts";
import { SECOND } from "../../domain/platform/platform.ts";
import { localText } from "../../domain/services/service.ts";
import type { LiveSession } from "../../domain/session/live_sessions.ts";
import type { PageName, Views } from "../../views/mod.ts";
import type { CookieName } from "./cookies.ts";
import { needsRecentProof, ownPageOf, returnQuery, type ReturnTo, segmentOf } from "./return_to.ts";
import type { WindowPorts } from "./window_ports.ts";

export type PageContext = Parameters<Views["app"]>[0];

/** The props of the page with this name. */
export type PageProps<Name extends PageName> = Views[Name] extends
  (context: PageContext, props: infer Props) => string ? Props : undefined;

export type PageStatus =
  | 200
  | 400
  | 401
  | 403
  | 404
  | 405
  | 409
  | 410
  | 413
  | 421
  | 422
  | 429
  | 500
  | 502
  | 503
  | 504;

export interface Answered {
  status?: PageStatus;
  /** When to come back, in milliseconds since the epoch: `Retry-After` (RFC 9110 §10.2.3). */
  retryAt?: number;
}

/** Pages without data need no props. */
export type PageArguments<Name extends PageName> = undefined extends PageProps<Name>
  ? [props?: PageProps<Name>, answered?: Answered]
  : [props: PageProps<Name>, answered?: Answered];

/** Seconds of `Retry-After`. */
export const secondsUntil = (retryAt: number, now: number) =>
  String(Math.max(1, Math.ceil((retryAt - now) / SECOND)));

/** From a failure with a time to come back. */
export function retryAtOf(failure?: object): number | undefined {
  return failure && "retryAt" in failure ? failure.retryAt as number : undefined;
}

/** The part of a request that pages depend on. */
interface Shown {
  ports: WindowPorts;
  request: Request;
  target: ReturnTo;
  language: string;
  display: Display;
  isPartial: boolean;
  cookie(name: CookieName): string | undefined;
}

type Told = "actingFor" | "signedIn" | "success" | "typed" | "tooLong" | "typedTooLate" | "desk";

/** What is known of the signed-in person; `here`: of a form whose path is no page. */
export type Known = Partial<Pick<PageContext, Told | "here">>;

export function knownOf({ account, session }: LiveSession): Known {
  return {
    actingFor: session.actingFor?.name,
    signedIn: { name: `${account.firstName} ${account.lastName}`.trim() },
  };
}

export function pageContext(shown: Shown, known: Known = {}): PageContext {
  const { ports, request, target, language, display } = shown;
  const url = new URL(request.url);
  url.searchParams.delete("lang");
  url.searchParams.delete("round");
  const query = returnQuery(target);
  const savesData = request.headers.get("save-data") === "on";
  const linksStyle = linksStyleOf(shown, known);
  return {
    language,
    // These forms show their result in place; their page is the step's.
    here: url.pathname.replace(/\/(?:resend|email)$/, "") + url.search,
    href: (path) => known.desk?.pages[path] ?? withQuery(path, query),
    ...known,
    needsRecent: needsRecentProof(target),
    ownPage: ownPageOf(target),
    serviceTitle: target.service && localText(target.service.title, language),
    sandbox: ports.sandbox,
    script: savesData ? undefined : ports.script,
    fragmentScript: savesData && target.service ? ports.fragmentScript : undefined,
    photoScript: ports.photoScript,
    passkeyScript: ports.passkeyScript,
    pushScript: ports.pushScript,
    fragment: shown.isPartial,
    part: partOf(request.headers),
    now: ports.clock.now(),
    banners: bannersFor(ports.banners, language),
    style: linksStyle ? ports.style : undefined,
    styleLater: linksStyle || shown.isPartial ? undefined : ports.style,
    display: isDefaultDisplay(display)
      ? undefined
      : { choices: display, sheet: ports.displaySheet },
  };
}

/** Of a signed-in person, or of a member of staff. */
export const hasName = ({ signedIn, desk }: Known): boolean => Boolean(signedIn ?? desk?.name);

/** Whether the browser is likely to have the style sheet: the first page carries it in itself. */
function linksStyleOf(visit: Shown, known: Known): boolean {
  const { isPartial, target, request } = visit;
  if (!isPartial && visit.cookie("panjereh_transaction") !== undefined) return true;
  const shown = isPartial && URL.parse(request.headers.get("hx-current-url") ?? "");
  const replacesSignIn = shown && segmentOf(shown.pathname) === "login";
  return hasName(known) && !target.service && !replacesSignIn;
}

export function withQuery(path: string, query: string): string {
  return query ? `${path}${path.includes("?") ? "&" : "?"}${query}` : path;
}

/** The element that htmx will replace: "div#found". */
const partOf = (headers: Headers) => headers.get("hx-target")?.split("#")[1];

export function isPartial(headers: Headers): boolean {
  return headers.get("hx-request") === "true" &&
    headers.get("hx-request-type") === "partial" &&
    headers.get("hx-history-restore-request") !== "true";
}
