/**
 * The site that led a person to `/sign-out` (routes/federation/logout.ts). Anybody can write such a
 * link: it names a registered site and leads back to an address of that site, and nothing more.
 */
import { wayBack } from "../../domain/federation/logout_request.ts";
import { type LocalText, localText } from "../../domain/services/service.ts";
import { withQuery } from "../site/page.ts";
import type { Visit } from "../site/visit.ts";

/** Names as in OpenID Connect RP-Initiated Logout 1.0 §2. */
export interface SiteRequest {
  client_id: string;
  post_logout_redirect_uri?: string;
  state?: string;
}

const PARAMETERS = ["client_id", "post_logout_redirect_uri", "state"] as const;

/** The page that asks whether to sign out, for a site. */
export function signOutFor(visit: Visit, request: SiteRequest): string {
  const given = PARAMETERS.flatMap((name): [string, string][] =>
    request[name] === undefined ? [] : [[name, request[name]]]
  );
  return withQuery(visit.href("/sign-out"), new URLSearchParams(given).toString());
}

/** `to`: this page, for the same site. */
export function askingSite(
  visit: Visit,
): { to: string; site: LocalText; back?: string } | undefined {
  const { language, ports: { catalogue } } = visit;
  const given = new URL(visit.request.url).searchParams;
  const [client_id, post_logout_redirect_uri, state] = PARAMETERS.map((name) =>
    given.get(name) ?? undefined
  );
  const service = catalogue.current().get(client_id ?? "");
  if (client_id === undefined || !service?.openid) return undefined;
  const back = wayBack(service.openid, { postLogoutRedirectUri: post_logout_redirect_uri, state });
  const kept = back === undefined ? {} : { post_logout_redirect_uri, state };
  return {
    to: signOutFor(visit, { client_id, ...kept }),
    site: localText(service.title, language),
    back,
  };
}
