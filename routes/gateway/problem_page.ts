/** The page for a browser whose request to a service's host is refused. */
import { isDefaultDisplay, readDisplay } from "../../domain/accessibility/display.ts";
import type { PageContext } from "../../views/components/page.ts";
import type { Problem } from "../../views/site/problem.tsx";
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
};

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
  return (request, { code, requestId, service, ip, retryAfter }) => {
    const context = contextOf(deps, request);
    const html = code === "network_restricted"
      ? views.restricted(context, { ip: ip ?? "", requestId, again: request.url })
      : views.problem(context, {
        problem: PROBLEMS[code] ?? "bad_request",
        requestId,
        retryAfter,
        // The service itself, which redirects to sign-in if that is what is missing.
        back: service && `${hosts.originOf(service)}/`,
      });
    // The second sheet and its font are served by the window.
    const sheets = context.display ? ` ${hosts.window}; font-src ${hosts.window}` : "";
    return new Response(html, {
      headers: {
        "content-type": "text/html; charset=utf-8",
        "content-security-policy":
          `default-src 'none'; style-src ${views.styleSource}${sheets}; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
        "referrer-policy": "no-referrer",
        "x-content-type-options": "nosniff",
      },
    });
  };
}

function contextOf(
  { hosts, cookies, clock, displaySheet, sandbox }: ProblemPageDeps,
  request: RequestHead,
): PageContext {
  const language = cookies.read(request, "panjereh_language") ?? "fa";
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
