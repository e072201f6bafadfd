/** Where the citizen was going: kept in each page's own address, so that tabs do not disturb each other. */
import {
  type Display,
  isDefaultDisplay,
  writeDisplay,
} from "../../domain/accessibility/display.ts";
import { parseReturnTarget } from "../../domain/gateway/request/return_target.ts";
import type { Service } from "../../domain/services/service.ts";
import type { WindowContext, WindowDeps } from "./deps.ts";

/** The validated target of this request; `{}` is the window's own home. */
export interface ReturnTo {
  service?: Service;
  /** Absolute address on the service's host, or a path of the window. */
  location?: string;
  /** The service host's secret in this browser, see domain/session/handoff.ts. */
  state?: string;
}

const STATE = /^[\w-]{22,64}$/;

export function returnTo(deps: WindowDeps, c: WindowContext): ReturnTo {
  const raw = c.req.query("return_to");
  const target = raw === undefined ? null : parseReturnTarget(raw, {
    window: deps.hosts.window,
    serviceOf: (host) => {
      const owner = deps.hosts.resolve(host);
      return owner && "service" in owner ? owner.service : undefined;
    },
  });
  if (!target) return {};
  if ("path" in target) return { location: target.path };
  const state = c.req.query("state");
  return {
    service: target.service,
    location: target.url,
    state: state && STATE.test(state) ? state : undefined,
  };
}

/** The query that carries the target to the next page. */
export function returnQuery(
  deps: WindowDeps,
  c: WindowContext,
): { query: string; service?: Service } {
  const { location, service, state } = returnTo(deps, c);
  const query = new URLSearchParams();
  if (location) query.set("return_to", location);
  if (state) query.set("state", state);
  return { query: query.toString(), service };
}

/** The address that takes a signed-in person to their target. */
export async function targetLocation(
  deps: WindowDeps,
  { service, location, state }: ReturnTo,
  { sessionDigest, language, display }: {
    sessionDigest: string;
    language: string;
    display: Display;
  },
): Promise<string> {
  if (!service || !location || !state) return location ?? "/";
  const code = await deps.handoffs.issue({ sessionDigest, service: service.id, state });
  const { origin, pathname, search } = new URL(location);
  const query = new URLSearchParams({ code, to: pathname + search, lang: language });
  if (!isDefaultDisplay(display)) query.set("display", writeDisplay(display));
  return `${origin}/_panjereh/session?${query}`;
}
