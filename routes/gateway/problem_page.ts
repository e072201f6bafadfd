/** What a browser is shown at a service's host when its request does not pass. */
import type { Problem } from "../../views/props.ts";
import type { Views } from "../../views/mod.ts";
import type { Clock } from "../../domain/platform.ts";
import type { Hosts } from "../../domain/registry/hosts.ts";
import type { Service } from "../../domain/registry/service.ts";
import type { Cookies } from "../cookies.ts";
import type { RefusalCode } from "./refusal.ts";

/** Refusals that have a page of their own; the others are malformed requests to whoever sees them. */
const PROBLEMS: Partial<Record<RefusalCode, Problem>> = {
  misdirected: "misdirected",
  legal_only: "legal_only",
  internal: "internal",
  store_unavailable: "store_unavailable",
  upstream_unavailable: "upstream_unavailable",
  upstream_timeout: "upstream_timeout",
};

export function createProblemPage(
  { views, hosts, cookies, clock, sandbox }: {
    views: Views;
    hosts: Hosts;
    cookies: Cookies;
    clock: Clock;
    sandbox: boolean;
  },
) {
  return (
    request: Request,
    { code, requestId, service }: { code: RefusalCode; requestId: string; service?: Service },
  ): Response => {
    const language = cookies.read(request, "panjereh_language") ?? "fa";
    const html = views.problem({
      language,
      // The window's own pages are on another host.
      here: `${hosts.window}/`,
      href: (path) => hosts.window + path,
      serviceTitle: service && (service.title[language] ?? service.title.fa),
      sandbox,
      fragment: false,
      now: clock.now(),
    }, {
      problem: PROBLEMS[code] ?? "bad_request",
      requestId,
      // To the service itself, which sends the browser to sign in again if that is what is missing.
      back: service && `${hosts.originOf(service)}/`,
    });
    return new Response(html, {
      headers: {
        "content-type": "text/html; charset=utf-8",
        "content-security-policy":
          `default-src 'none'; style-src ${views.styleSource}; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
        "referrer-policy": "no-referrer",
        "x-content-type-options": "nosniff",
      },
    });
  };
}
