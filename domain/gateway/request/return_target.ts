/** Where a person returns after a step: only to this window or one of its services. */
import type { Service } from "../../services/service.ts";
import { encodeRaw } from "../../text/utf8.ts";
import { canonicalHost, parseHost, type Scheme } from "./authority.ts";
import { isReserved } from "./reserved_paths.ts";
import { parseTarget } from "./target.ts";

export type ReturnTarget =
  /** A URL of a service, possibly with a fragment. */
  | { service: Service; url: string }
  /** Path and query at the window. */
  | { path: string };

/**
 * Accepts an absolute URL whose origin is spelt as the window's or a service's (the default port
 * may stand there), or a path of the window, both with a target that is accepted there (see
 * `parseTarget`). Nothing else is repaired or resolved, so that no browser can read it differently
 * (case 13). Only letters beyond ASCII are encoded, as browsers do: agencies write `return_to` by
 * hand.
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
  const named = parseAddress(text);
  if (!named || !window.startsWith(`${named.scheme}://`)) return null;
  if (named.origin === window) return toWindow(named.target);
  const service = serviceOf(named.host);
  if (!service || !parseTarget(named.target, service.paths)) return null;
  return { service, url: named.origin + named.target + named.fragment };
}

function toWindow(text: string): ReturnTarget | null {
  const target = parseTarget(text);
  return target && { path: target.target };
}

/**
 * Path, query and fragment of an address that the client names as the page it is on (`Referer`,
 * `HX-Current-URL`), if it is a page of this service at `origin`.
 */
export function pageAt(
  origin: string,
  address: string | null,
  paths?: Service["paths"],
): string | null {
  const named = address === null ? null : parseAddress(address);
  const target = named?.origin === origin ? parseTarget(named.target, paths) : null;
  return target && !isReserved(target.path) ? target.target + named!.fragment : null;
}

/**
 * The parts of an absolute URL in ASCII, with the one spelling of its origin; `null` if the origin
 * is ambiguous. The target is not judged yet.
 */
function parseAddress(text: string) {
  const [, scheme, named, target, hash = ""] = ADDRESS.exec(text) ?? [];
  if (target === undefined || parseHost(named) !== named) return null;
  const host = canonicalHost(named, scheme as Scheme)!;
  // A page is found without its fragment too.
  const fragment = FRAGMENT.test(hash) ? hash : "";
  return { scheme, host, origin: `${scheme}://${host}`, target, fragment };
}

const ADDRESS = /^(https?):\/\/([^/?#\\]+)(\/[!-"$-~]*)(#[!-~]*)?$/;

/**
 * What browsers leave raw in a fragment (WHATWG URL, fragment percent-encode set), which is more
 * than RFC 3986 §3.5 has. Long enough for a route with its parameters.
 */
const FRAGMENT = /^#[!#-;=?-_a-~]{1,1024}$/;
