/** One request to the window, with the ways to respond; handlers get only this. */
import type { Context } from "hono";
import { acceptsBrotli } from "../../domain/platform/asset.ts";
import { SECOND } from "../../domain/platform/platform.ts";
import { referenceOf } from "../../domain/platform/request_id.ts";
import type { PageName } from "../../views/mod.ts";
import {
  hasName,
  isPartial,
  type PageArguments,
  type PageContext,
  pageContext,
  type PageProps,
  secondsUntil,
  withQuery,
} from "./page.ts";
import { haveErrors } from "./form.ts";
import { PROBLEM_STATUS } from "./problem_status.ts";
import { returnQuery } from "./return_to.ts";
import { type RequestEnv, WindowRequest } from "./window_request.ts";
import type { WindowPorts } from "./window_ports.ts";

export interface WindowEnv {
  Bindings: RequestEnv["Bindings"];
  Variables: RequestEnv["Variables"] & { visit: Visit };
}

export type WindowContext = Context<WindowEnv>;

/** Handles another request of the same client within this one. */
type Follow = (
  request: Request,
  bindings: RequestEnv["Bindings"],
) => Response | Promise<Response>;

type ProblemProps = PageProps<"problem">;

/** Of a page in Brotli. */
const PACKED = {
  "content-type": "text/html; charset=UTF-8",
  "content-encoding": "br",
};

export class Visit extends WindowRequest {
  readonly #follow: Follow;
  /** What the page tells of the step before. */
  success?: PageContext["success"];

  constructor(ports: WindowPorts, c: WindowContext, follow: Follow) {
    // Hono's contexts are invariant in their variables.
    super(ports, c as unknown as Context<RequestEnv>);
    this.#follow = follow;
  }

  get isPartial(): boolean {
    return isPartial(this.request.headers);
  }

  /** A path of the window, with the parameters that must be kept from page to page. */
  href(path: string): string {
    return withQuery(path, returnQuery(this.target));
  }

  /** Responds with a page: whole, or as a fragment for htmx. */
  page<Name extends PageName>(
    name: Name,
    ...[props, answered = {}]: PageArguments<Name>
  ): Response | Promise<Response> {
    const { status = 200, retryAt } = answered;
    const { typed = this.known.typed, tooLong } = this.c.env;
    const context = pageContext(this, { ...this.known, success: this.success, typed, tooLong });
    if (retryAt !== undefined) this.c.header("retry-after", secondsUntil(retryAt, context.now));
    const view = this.ports.views[name] as (context: PageContext, props: unknown) => string;
    const html = view(context, props);
    this.c.set("styleSource", this.ports.views.styleSourceOf(html));
    const compress = acceptsBrotli(this.header("accept-encoding")) && this.ports.compressPage;
    const code = tooLong && haveErrors(html, tooLong) ? 422 : status;
    if (!compress) return this.c.html(html, code);
    return this.c.body(compress(html, { isOwn: hasName(context) }), code, PACKED);
  }

  problem(
    problem: ProblemProps["problem"],
    { retryAfter, again }: Pick<ProblemProps, "retryAfter" | "again"> = {},
  ): Response | Promise<Response> {
    const reference = referenceOf(this.requestId);
    return this.page("problem", { problem, reference, retryAfter, again }, {
      status: PROBLEM_STATUS[problem],
      retryAt: retryAfter && this.ports.clock.now() + retryAfter * SECOND,
    });
  }

  /**
   * Continues on another page of the window: by a redirect, but at once where something was typed
   * into that page, and for htmx, which saves a slow line the round trip.
   */
  async goTo(path: string): Promise<Response> {
    const location = this.href(path);
    const typed = path.split("?")[0] === this.known.here ? this.known.typed : undefined;
    if (!this.isPartial && !typed) return this.c.redirect(location, 303);
    const response = await this.#followAt(location, typed && { typed });
    if (!response.headers.has("hx-redirect")) this.c.header("hx-push-url", location);
    for (const [name, value] of response.headers) {
      this.c.header(name, value, { append: name === "set-cookie" });
    }
    return this.c.newResponse(response.body, response.status as 200);
  }

  /** The form's page, with what was typed; 422 if all fields of `tooLong` have errors there. */
  async showTyped(typed: Record<string, string>, tooLong?: readonly string[]): Promise<Response> {
    return await this.#followAt(this.known.here ?? this.request.url, { typed, tooLong });
  }

  /** A GET of this client without a body, with the cookies that this answer sets. */
  #followAt(url: string, more?: Partial<RequestEnv["Bindings"]>): Response | Promise<Response> {
    const headers = new Headers(this.request.headers);
    this.ports.cookies.keep(headers, this.c.res.headers.getSetCookie());
    for (const name of ["content-type", "content-length"]) headers.delete(name);
    const next = new Request(new URL(url, this.request.url), { headers });
    return this.#follow(next, { ...this.c.env, ...more });
  }

  /** Leaves the page, possibly for another origin, which a script's fetch could not follow. */
  leave(url: string): Response {
    if (!this.isPartial) return this.c.redirect(url, 303);
    this.c.header("hx-redirect", url);
    return this.c.body(null, 200);
  }

  /** To sign-in, and from there back to `page`; a step on the way to a service keeps that. */
  signInFirst(page: string): Response | Promise<Response> {
    if (page.startsWith("/login")) return this.goTo("/login");
    if (page === "/") return this.leave("/login");
    return this.leave(`/login?${new URLSearchParams({ return_to: page })}`);
  }

  /** Responds with something other than a page. */
  send(
    body: Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array> | string | null,
    { status = 200, headers = {} }: { status?: number; headers?: Record<string, string> } = {},
  ): Response {
    return this.c.newResponse(body, status as 200, headers);
  }

  /** The session has ended: forgets what was looked up. */
  forgetSession(): void {
    this.clearCookie("panjereh_session");
    this.known = {};
  }
}
