/** The person's destination: kept in each page's own URL, so that tabs do not interfere. */
import type { OwnPage } from "../../views/components/page.ts";
import {
  type Display,
  isDefaultDisplay,
  writeDisplay,
} from "../../domain/accessibility/display.ts";
import { isRecentlyProved } from "../../domain/access/needs.ts";
import { parseReturnTarget } from "../../domain/gateway/request/return_target.ts";
import type { Service } from "../../domain/services/service.ts";
import type { LiveSession } from "../../domain/session/live_sessions.ts";
import type { Handoffs } from "../../domain/session/handoff.ts";
import { readRound } from "../../domain/session/round.ts";
import { type Hosts, serviceOf } from "../../domain/services/hosts.ts";
import { rulesFor } from "../../domain/federation/openid_provider.ts";
import type { WindowPorts } from "./window_ports.ts";

/** The validated target of this request; `{}`: the window's home. */
export interface ReturnTo {
  service?: Service;
  /** Absolute URL on the service's host, or a path of the window. */
  location?: string;
  /** The service host's secret in this browser; see domain/session/handoff.ts. */
  state?: string;
  /**
   * Time of a round that is on its way (domain/session/round.ts). Not kept from page to page: with
   * a page in between, it is not a round without a person.
   */
  round?: string;
}

const STATE = /^[\w-]{22,64}$/;

export type SitePorts = Pick<WindowPorts, "catalogue" | "clock">;

/** Reads `return_to` and `state` of a page's query. */
export function readReturnTo(
  query: (name: string) => string | undefined,
  hosts: Pick<Hosts, "window" | "resolve">,
  sites?: SitePorts,
): ReturnTo {
  const raw = query("return_to");
  const target = raw === undefined ? null : parseReturnTarget(raw, {
    window: hosts.window,
    serviceOf: (host) => serviceOf(hosts.resolve(host)),
  });
  if (!target) return {};
  if ("path" in target) {
    return { location: target.path, service: sites && siteOf(target.path, sites) };
  }
  const state = query("state");
  return {
    service: target.service,
    location: target.url,
    state: state && STATE.test(state) ? state : undefined,
    round: readRound(query("round")),
  };
}

/**
 * A site that waits for the person at the provider's own page (routes/federation/openid.ts), with
 * the proof that it asks for. It only leads: the provider judges.
 */
export function siteOf(
  path: string,
  { catalogue, clock }: SitePorts,
): Service | undefined {
  if (!path.startsWith("/openid/continue/")) return undefined;
  const query = new URLSearchParams(path.split("?")[1]);
  const service = catalogue.current().get(query.get("site") ?? "");
  if (!service?.openid) return undefined;
  const level = LEVELS.find((level) => String(level) === query.get("level"));
  const since = /^\d{1,12}$/.exec(query.get("since") ?? "")?.[0];
  return rulesFor(service, { level, since: since ? Number(since) : undefined }, clock.now());
}

const LEVELS = [1, 2, 3] as const;

/** The pages of the window that open soon after a sign-in only. */
export const ADD_PASSKEY = "/passkeys/add";
export const MY_DATA = "/my-data";
export const CONTACT_EMAIL = "/profile/contact";
export const DELETION = "/my-data/deletion";
export const REFUSE_ALL = "/sign-ins/not-me";
const RECENT_ONLY: readonly (string | undefined)[] = [
  ADD_PASSKEY,
  MY_DATA,
  CONTACT_EMAIL,
  DELETION,
  REFUSE_ALL,
];

export const needsRecentProof = ({ location }: ReturnTo): boolean => RECENT_ONLY.includes(location);

/** Whether the person must sign in again for this page. `now` in milliseconds. */
export const lacksRecentProof = (target: ReturnTo, { session }: LiveSession, now: number) =>
  needsRecentProof(target) && !isRecentlyProved(session, now);

/** Pages of the window that need a sign-in, by the beginning of their path. */
const OWN_PAGES: ReadonlyMap<string, OwnPage> = new Map([
  ["connected", "connected"],
  ["dossiers", "letters"],
  ["letters", "letters"],
  ["profile", "profile"],
  ["sessions", "sessions"],
  ["sign-ins", "signIns"],
  ["passkeys", "passkeys"],
  ["qr", "qrEntry"],
  ["services", "services"],
  ["support", "support"],
]);

/** The page of their own that a person signs in for. */
export const ownPageOf = ({ service, location }: ReturnTo): OwnPage | undefined =>
  service ? undefined : OWN_PAGES.get(segmentOf(location));

export const segmentOf = (path = "") => path.split(/[/?#]/, 2)[1];

/** The query that carries the target to the next page. */
export function returnQuery({ location, state }: ReturnTo): string {
  const query = new URLSearchParams();
  if (location) query.set("return_to", location);
  if (state) query.set("state", state);
  return query.toString();
}

/** The URL that takes a signed-in person to their target. */
export async function targetLocation(
  { handoffs }: { handoffs: Handoffs },
  { service, location, state, round }: ReturnTo,
  { sessionDigest, language, display }: {
    sessionDigest: string;
    language: string;
    display: Display;
  },
): Promise<string> {
  if (!service || !location || !state) return location ?? "/";
  const code = await handoffs.issue({ sessionDigest, service: service.id, state });
  // Not through `URL`, which would change the target.
  const [, origin, target, fragment] = /^(https?:\/\/[^/]+)([^#]*)(.*)$/.exec(location)!;
  const query = new URLSearchParams({ code, to: target, lang: language });
  if (!isDefaultDisplay(display)) query.set("display", writeDisplay(display));
  if (round) query.set("round", round);
  // Browsers keep the fragment over the redirect that follows (RFC 9110 §10.2.2).
  return `${origin}/_panjereh/session?${query}${fragment}`;
}
