/** From a view to a response: full page or HTMX fragment, never cached. */
import type { PageContext } from "../../views/components/page.ts";
import { isDefaultDisplay } from "../../domain/accessibility/display.ts";
import { localText } from "../../domain/services/service.ts";
import { returnQuery } from "./return_to.ts";
import type { WindowContext, WindowDeps } from "./deps.ts";

/** Status of a page that says when to come back. */
export type PageStatus =
  | 200
  | 400
  | 403
  | 404
  | 405
  | 413
  | 421
  | 422
  | 429
  | 500
  | 502
  | 503
  | 504;

export function pageContext(deps: WindowDeps, c: WindowContext): PageContext {
  const url = new URL(c.req.url);
  url.searchParams.delete("lang");
  const { query, service } = returnQuery(deps, c);
  const language = c.get("language");
  const choices = c.get("display");
  return {
    language,
    // This form shows its answer in place; its page is the step's.
    here: url.pathname.replace(/\/(?:resend|email)$/, "") + url.search,
    href: (path) => withQuery(path, query),
    actingFor: c.get("actingFor"),
    serviceTitle: service && localText(service.title, language),
    sandbox: deps.sandbox,
    script: c.req.header("save-data") === "on" ? undefined : deps.script,
    fragment: isPartial(c),
    now: deps.signIn.clock.now(),
    display: isDefaultDisplay(choices) ? undefined : { choices, sheet: deps.displaySheet },
  };
}

/** Answers with the page that `render` makes; `retryAt` becomes `Retry-After` (RFC 9110 §10.2.3). */
export async function answer(
  deps: WindowDeps,
  c: WindowContext,
  render: (context: PageContext) => unknown,
  { status = 200, retryAt }: { status?: PageStatus; retryAt?: number } = {},
): Promise<Response> {
  const context = pageContext(deps, c);
  if (retryAt !== undefined) {
    c.header("retry-after", String(Math.max(1, Math.ceil((retryAt - context.now) / 1000))));
  }
  return await c.html(await render(context) as string, status);
}

/**
 * On to another page of the window. A partial HTMX request gets that page's fragment at once, which spares a
 * slow line the round trip of a redirect.
 */
export async function goTo(
  deps: WindowDeps,
  c: WindowContext,
  path: string,
): Promise<Response> {
  const { query } = returnQuery(deps, c);
  const location = withQuery(path, query);
  if (!isPartial(c)) return c.redirect(location, 303);
  const headers = new Headers(c.req.raw.headers);
  headers.delete("content-type");
  headers.delete("content-length");
  const response = await c.get("follow")(new Request(new URL(location, c.req.url), { headers }));
  if (!response.headers.has("hx-redirect")) c.header("hx-push-url", location);
  for (const [name, value] of response.headers) {
    c.header(name, value, { append: name === "set-cookie" });
  }
  return c.newResponse(response.body, response.status as 200);
}

function withQuery(path: string, query: string): string {
  return query ? `${path}${path.includes("?") ? "&" : "?"}${query}` : path;
}

/** Leaves the page, perhaps for another origin, which a script's fetch could not follow. */
export function redirectTo(c: WindowContext, location: string): Response {
  if (!isPartial(c)) return c.redirect(location, 303);
  c.header("hx-redirect", location);
  return c.body(null, 200);
}

export function isPartial(c: WindowContext): boolean {
  return c.req.header("hx-request") === "true" &&
    c.req.header("hx-request-type") === "partial" &&
    c.req.header("hx-history-restore-request") !== "true";
}
