/** The page for a browser whose request to a service's host is refused. */
import { isDefaultDisplay, readDisplay } from "../../domain/accessibility/display.ts";
import { returnPage } from "../../domain/gateway/request/return_page.ts";
import { asciiTarget, targetOf } from "../../domain/gateway/request/target.ts";
import { referenceOf } from "../../domain/platform/request_id.ts";
import type { PageContext } from "../../views/components/page.ts";
import type { ProblemProps } from "../../views/site/problem.tsx";
import type { Views } from "../../views/mod.ts";
import type { Clock } from "../../domain/platform/platform.ts";
import type { Hosts } from "../../domain/services/hosts.ts";
import type { Service } from "../../domain/services/service.ts";
import { closureOf } from "../../domain/services/standing.ts";
import type { Cookies } from "../site/cookies.ts";
import { isPassing, problemOf, unsentOf } from "./problem_kinds.ts";
import type { ProblemPage } from "./refuse.ts";
import type { RequestHead } from "./request_head.ts";

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
      : views.problem(shown, problemProps(request, context, { origin, hosts }));
    return new Response(html, { headers: pageHeaders(deps, shown, html) });
  };
}

type Context = Parameters<ProblemPage>[1];

function restrictedProps(
  { method, url, headers }: RequestHead,
  { ip = "", requestId, service }: Context,
  origin: string,
) {
  const target = openedTarget(url, service) ?? "/";
  const page = returnPage({ method, headers }, { origin, target, paths: service?.paths });
  return { ip, reference: referenceOf(requestId), again: origin + page };
}

const isOpened = (method: string) => method === "GET" || method === "HEAD";

function openedTarget(url: string, service?: Service): string | null {
  const target = targetOf(url, service?.paths);
  return target && asciiTarget(target);
}

function problemProps(
  { method, url }: RequestHead,
  { code, requestId, retryAfter, signIn, back, service }: Context,
  { origin, hosts }: { origin: string; hosts: Hosts },
): ProblemProps {
  const unsent = unsentOf(code);
  const isClosed = service !== undefined && closureOf(service) !== null;
  const target = service && isPassing(code) && isOpened(method) ? openedTarget(url, service) : null;
  return {
    problem: unsent ?? problemOf(code),
    reference: referenceOf(requestId),
    retryAfter,
    // The service itself redirects to sign-in if that is what is missing; a closed one shows no page.
    start: `${isClosed ? hosts.window : origin}/`,
    back,
    again: target === null ? undefined : { page: origin + target },
    unsent: unsent && signIn !== undefined ? { code: unsent, to: signIn } : undefined,
  };
}

/** The headers of a page of ours at a service's host. */
export function pageHeaders(
  { views, hosts }: ProblemPageDeps,
  { display }: PageContext,
  html: string,
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
    "content-security-policy": `default-src 'none'; ${scripts}style-src ${
      views.styleSourceOf(html)
    }${sheets}; img-src 'self'; base-uri 'none'; form-action ${formAction}; frame-ancestors 'none'`,
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
