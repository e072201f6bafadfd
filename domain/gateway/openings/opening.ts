/**
 * Whether a request that by nature carries no session is let in, by the service's own settings
 * (docs/services.md "Openings: requests without a session"). Nothing is by default.
 */
import { perService } from "../../services/per_service.ts";
import type { Service } from "../../services/service.ts";
import type { Framing } from "../request/framing.ts";
import { asksForWebSocket } from "../request/handshake.ts";
import { RESERVED_PREFIX } from "../request/reserved_paths.ts";
import { parseTarget, type Target } from "../request/target.ts";
import { isPreflight, listOf } from "./cors.ts";
import { carriesSession, comesFromOtherSite } from "./other_site.ts";

export type Opening =
  /** Forwarded without identity, even if the visitor has a session. */
  | "stranger"
  /** A preflight that is answered from the service's list of origins. */
  | "preflight"
  /** A form of another site, to be posted again by a page of this host. */
  | "resubmit";

export interface Approach {
  service: Service;
  target: Target;
  framing: Framing;
  client: { host: string };
}

interface Head {
  method: string;
  headers: Headers;
}

/** `null`: only a visitor may pass. */
export function openingFor(request: Head, approach: Approach): Opening | null {
  const { service, target, framing, client } = approach;
  const openings = openingsOf(service);
  if (!openings) return null;
  if (isPublic(openings, request, target)) return "stranger";
  if (framing.kind === "none" && isPreflight(request)) return preflightOpening(request, service);
  const mode = formReturnOf(openings, request, target);
  if (!mode || carriesSession(request.headers)) return null;
  if (!comesFromOtherSite(request.headers, client.host)) return null;
  return mode === "pass" ? "stranger" : "resubmit";
}

/** Whether a page may hold a form that is posted there until the person has signed in. */
export function mayBeHeld(request: Head, { service, target }: Approach): boolean {
  const openings = openingsOf(service);
  return openings !== null && formReturnOf(openings, request, target) === "resubmit";
}

/**
 * The target of a form that an agency's proxy sends to the gateway, because it forwards bodies
 * itself and cannot show our pages: behind this path. Anybody may post there; what they get leads
 * to the service's own paths for returning forms.
 */
export function behindFormReturn({ path, query }: Target): Target | null {
  return path.startsWith(`${FORM_RETURN}/`)
    ? parseTarget(path.slice(FORM_RETURN.length) + query)
    : null;
}

const FORM_RETURN = `${RESERVED_PREFIX}/form-return`;

interface Openings {
  exact: ReadonlyMap<string, ReadonlySet<string>>;
  below: readonly { prefix: string; methods: ReadonlySet<string> }[];
  formReturns: ReadonlyMap<string, "resubmit" | "pass">;
}

/** `null` if the service has none. */
const openingsOf = perService(({ public: paths, cors, form_returns }): Openings | null => {
  if (paths.length === 0 && !cors && form_returns.length === 0) return null;
  const isWhole = ({ path, exact }: Service["public"][number]) => exact || !path.endsWith("/");
  return {
    exact: new Map(paths.filter(isWhole).map(({ path, methods }) => [path, new Set(methods)])),
    below: paths.filter((rule) => !isWhole(rule))
      .map(({ path, methods }) => ({ prefix: path, methods: new Set(methods) })),
    formReturns: new Map(form_returns.map(({ path, mode }) => [path, mode])),
  };
});

/**
 * Compared byte for byte: no case folding, no parameters, and never on a path that a service has
 * passed on unread. A WebSocket always needs a session.
 */
function isPublic({ exact, below }: Openings, { method, headers }: Head, target: Target): boolean {
  const { path } = target;
  const isOpen = exact.get(path)?.has(method) ||
    below.some(({ prefix, methods }) => path.startsWith(prefix) && methods.has(method));
  return Boolean(isOpen) && target.isCanonical && !asksForWebSocket(headers);
}

/** Its path does not count: a preflight does nothing. */
function preflightOpening({ headers }: Head, service: Service): Opening | null {
  if (service.cors === "upstream") return "stranger";
  return listOf(service)?.origins.includes(headers.get("origin")!) ? "preflight" : null;
}

function formReturnOf({ formReturns }: Openings, { method }: Head, target: Target) {
  const mode = method === "POST" ? formReturns.get(target.path) : undefined;
  return mode && target.isCanonical ? mode : undefined;
}
