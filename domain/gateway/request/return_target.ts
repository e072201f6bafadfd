/** Where a person returns after a step: only to this window or one of its services. */
import type { Service } from "../../services/service.ts";
import { parseHost } from "./authority.ts";
import { encodeRaw } from "./raw_text.ts";
import { parseTarget } from "./target.ts";

export type ReturnTarget =
  /** A URL of a service. */
  | { service: Service; url: string }
  /** Path and query at the window. */
  | { path: string };

/**
 * Accepts an absolute URL whose origin is spelt exactly as the window's or a service's, or a path
 * of the window, both with a target that is accepted there (see `parseTarget`). Nothing is repaired
 * or resolved, so that no browser can read it differently (case 13). Only letters beyond ASCII are
 * encoded, as browsers do: agencies write `return_to` by hand.
 *
 * @param raw as received, decoded once
 * @param options.window origin of the window, whose scheme the services share
 * @param options.serviceOf the service on exactly this host, port included
 * @returns `null` for everything else: use the home page
 */
export function parseReturnTarget(
  raw: string,
  { window, serviceOf }: {
    window: string;
    serviceOf(host: string): Service | undefined;
  },
): ReturnTarget | null {
  const text = encodeRaw(raw);
  if (text.startsWith("/")) return toWindow(text);
  const [, scheme, host, rest] = /^(https?):\/\/([^/?#\\]+)(\/.*)$/.exec(text) ?? [];
  if (rest === undefined || parseHost(host) !== host || !window.startsWith(`${scheme}://`)) {
    return null;
  }
  if (`${scheme}://${host}` === window) return toWindow(rest);
  const service = serviceOf(host);
  return service && parseTarget(rest, service.paths) ? { service, url: text } : null;
}

function toWindow(text: string): ReturnTarget | null {
  const target = parseTarget(text);
  return target && { path: target.target };
}
