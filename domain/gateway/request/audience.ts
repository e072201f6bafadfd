/** Who reads the response to a refused request; the only place that decides it. */

export type Audience =
  /** A browser shows the response to a person. */
  | "page"
  /** htmx in a page, which follows `HX-Redirect` at any status. */
  | "htmx"
  /** A program. */
  | "script";

/** The part of a request that says it. */
export interface Asked {
  method: string;
  headers: Headers;
}

/** Methods by which a browser navigates. */
const BY_PAGES = ["GET", "HEAD", "POST"];

/**
 * Of Turbo, Unpoly, pjax, Inertia and Livewire: they ask for HTML, but a redirect to another host is
 * a network error to them. No navigation carries one of these.
 */
const OF_SCRIPTS = "x-turbo-request-id turbo-frame x-up-version x-pjax x-inertia x-livewire"
  .split(" ");

/** Dillo asks for `text/*`. */
const HTML = ["text/html", "text/*", "application/xhtml+xml"];

/**
 * - `Sec-Fetch-Mode` decides where a browser sends it (Fetch Metadata §2.2): only navigations show
 *   their response, in a tab or in a frame. `nested-navigate` was the frames' word until 2020.
 * - Otherwise scripts name themselves. Android's in-app browsers send the name of their package as
 *   `X-Requested-With`, with navigations too, so only `XMLHttpRequest` marks a script there.
 * - Otherwise a client that asks for HTML shows it, as far as links and forms can ask.
 */
export function audienceOf({ method, headers }: Asked): Audience {
  const isHtmx = headers.get("hx-request")?.toLowerCase() === "true";
  const mode = headers.get("sec-fetch-mode")?.toLowerCase();
  if (mode === "navigate" || mode === "nested-navigate") return "page";
  if (isHtmx) return "htmx";
  if (mode !== undefined) return "script";
  if (headers.get("x-requested-with")?.toLowerCase() === "xmlhttprequest") return "script";
  if (OF_SCRIPTS.some((name) => headers.has(name))) return "script";
  return BY_PAGES.includes(method) && takesHtml(headers.get("accept") ?? "") ? "page" : "script";
}

/** HTML in `Accept`, unless its weight is 0 (RFC 9110 §12.4.2). */
function takesHtml(accept: string): boolean {
  return accept.split(",").some((range) => {
    const [type, ...parameters] = range.split(";").map((part) => part.trim().toLowerCase());
    return HTML.includes(type) &&
      !parameters.some((parameter) => /^q=0(?:\.0*)?$/.test(parameter));
  });
}

/** Whether the person comes to a page, and has sent nothing that a redirect would lose. */
export function opensPage(asked: Asked): boolean {
  const { method } = asked;
  return (method === "GET" || method === "HEAD") && audienceOf(asked) === "page";
}
