/** The page for a browser whose request to a service's host is refused. */
import { isDefaultDisplay, readDisplay } from "../../domain/accessibility/display.ts";
import { pageAt } from "../../domain/gateway/request/return_target.ts";
import { asciiTarget, targetOf } from "../../domain/gateway/request/target.ts";
import type { PageContext } from "../../views/components/page.ts";
import type { Problem, ProblemProps, Unsent } from "../../views/site/problem.tsx";
import type { Views } from "../../views/mod.ts";
import type { Clock } from "../../domain/platform/platform.ts";
import type { Hosts } from "../../domain/services/hosts.ts";
import type { Cookies } from "../site/cookies.ts";
import type { RefusalCode } from "./refusal.ts";
import type { ProblemPage } from "./refuse.ts";
import type { RequestHead } from "./request_head.ts";

/** Refusals with a page of their own; all others are shown as malformed requests. */
const PROBLEMS: Partial<Record<RefusalCode, Problem>> = {
  misdirected: "misdirected",
  internal: "internal",
  store_unavailable: "store_unavailable",
  upstream_unavailable: "upstream_unavailable",
  upstream_timeout: "upstream_timeout",
  upstream_busy: "upstream_busy",
  upstream_circuit_open: "upstream_circuit_open",
  too_many: "too_many",
  too_large: "too_large",
  cookies_needed: "cookies_needed",
};

/** Refusals for what the person can do at the window. */
const UNSENT = {
  sign_in_required: "sign_in_required",
  level_too_low: "level_too_low",
  level_too_old: "level_too_old",
  legal_only: "legal_only",
  natural_only: "natural_only",
} satisfies Partial<Record<RefusalCode, Unsent["code"]>>;

const unsentOf = (code: RefusalCode): Unsent["code"] | undefined =>
  code in UNSENT ? UNSENT[code as Unsent["code"]] : undefined;

export interface ProblemPageDeps {
  views: Views;
  hosts: Hosts;
  cookies: Cookies;
  clock: Clock;
  /** Path of the second style sheet at the window. */
  displaySheet: string;
  sandbox: boolean;
}

export function createProblemPage(deps: ProblemPageDeps): ProblemPage {
  const { views, hosts } = deps;
  return (request, context) => {
    const shown = contextOf(deps, request, context.language);
    const { service } = context;
    const origin = service ? hosts.originOf(service) : hosts.window;
    const html = context.code === "network_restricted"
      ? views.restricted(shown, restrictedProps(request, context, origin))
      : views.problem(shown, problemProps(context, origin));
    return new Response(html, { headers: pageHeaders(deps, shown) });
  };
}

type Context = Parameters<ProblemPage>[1];

function restrictedProps(
  { method, url, headers }: RequestHead,
  { ip = "", requestId, service }: Context,
  origin: string,
) {
  const isOpened = method === "GET" || method === "HEAD";
  const paths = service?.paths;
  const target = targetOf(url, paths);
  const page = isOpened
    ? target && asciiTarget(target)
    : pageAt(origin, headers.get("referer"), paths);
  return { ip, requestId, again: origin + (page ?? "/") };
}

function problemProps(
  { code, requestId, retryAfter, signIn, back }: Context,
  origin: string,
): ProblemProps {
  const unsent = unsentOf(code);
  return {
    problem: unsent ?? PROBLEMS[code] ?? "bad_request",
    requestId,
    retryAfter,
    // By default the service itself, which redirects to sign-in if that is what is missing.
    back: back ?? `${origin}/`,
    unsent: unsent && signIn !== undefined ? { code: unsent, to: signIn } : undefined,
  };
}

/** The headers of a page of ours at a service's host. */
export function pageHeaders(
  { views, hosts }: ProblemPageDeps,
  { display }: PageContext,
  { formAction = "'none'", script, referrer = "no-referrer" }: {
    formAction?: string;
    /** Of its only script. */
    script?: string;
    referrer?: string;
  } = {},
): Headers {
  // The second sheet and its font are served by the window.
  const sheets = display ? ` ${hosts.window}; font-src ${hosts.window}` : "";
  const scripts = script ? `script-src ${script}; ` : "";
  return new Headers({
    "content-type": "text/html; charset=utf-8",
    "content-security-policy":
      `default-src 'none'; ${scripts}style-src ${views.styleSource}${sheets}; img-src 'self'; base-uri 'none'; form-action ${formAction}; frame-ancestors 'none'`,
    "referrer-policy": referrer,
    "x-content-type-options": "nosniff",
  });
}

export function contextOf(
  { hosts, cookies, clock, displaySheet, sandbox }: ProblemPageDeps,
  request: RequestHead,
  known?: string,
): PageContext {
  const language = known ?? cookies.read(request, "panjereh_language") ?? "fa";
  const choices = readDisplay(cookies.read(request, "panjereh_display") ?? "");
  return {
    language,
    // The window's pages are on another host.
    here: `${hosts.window}/`,
    href: (path) => hosts.window + path,
    sandbox,
    fragment: false,
    now: clock.now(),
    display: isDefaultDisplay(choices)
      ? undefined
      : { choices, sheet: hosts.window + displaySheet },
  };
}
