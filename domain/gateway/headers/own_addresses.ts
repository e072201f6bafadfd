/** Addresses in an upstream's answers: those of its own origin become the service's. */
import { DEFAULT_PORT, type Scheme } from "../request/authority.ts";
import type { OwnNames } from "./own_names.ts";

/**
 * Scheme (or none), host and port of an absolute URL that every reader understands alike. No user
 * information, no backslash, no character that browsers drop: such URLs are not the server's own
 * spelling of itself.
 */
const ABSOLUTE = /^(?:(https?):)?\/\/([a-z0-9._-]+|\[[0-9a-f:.]+\])(?::([0-9]{0,5}))?(?=[/?#]|$)/i;

/**
 * Of a header whose value is one address. Only the origin is replaced; an address of any other origin
 * passes byte for byte, because redirects to other sites are the application's own.
 */
export function publicAddress({ origin, authorities }: OwnNames, address: string): string {
  const match = ABSOLUTE.exec(address);
  if (!match) return address;
  const [spelt, scheme = origin.slice(0, origin.indexOf(":")), hostname, port] = match;
  const stated = port || DEFAULT_PORT[scheme.toLowerCase() as Scheme];
  if (!authorities.has(`${hostname.toLowerCase()}:${stated}`)) return address;
  return origin + address.slice(spelt.length);
}

/** Seconds, then the address, also in quotes (WHATWG HTML §4.2.5.3). */
const REFRESH = /^([\s0-9.]*[\s,;](?:\s*url\s*=)?\s*)(["']?)(.*)$/i;

/** Of `Refresh`. */
export function publicRefresh(names: OwnNames, refresh: string): string {
  const match = REFRESH.exec(refresh);
  if (!match) return refresh;
  const [, before, quote, rest] = match;
  const end = quote ? rest.indexOf(quote) : -1;
  const address = end < 0 ? rest : rest.slice(0, end);
  return before + quote + publicAddress(names, address) + rest.slice(address.length);
}

/** Of `Link` (RFC 8288 §3): each address stands in angle brackets. */
export function publicLinks(names: OwnNames, link: string): string {
  return link.replace(/<([^<>]*)>/g, (_, address) => `<${publicAddress(names, address)}>`);
}

/** Of `HX-Location`: an address, or a JSON object with it as `path`. */
export function publicHtmxLocation(names: OwnNames, value: string): string {
  if (!value.trimStart().startsWith("{")) return publicAddress(names, value);
  return value.replace(
    /("path"\s*:\s*")([^"\\]*)(?=")/,
    (_, before, path) => before + publicAddress(names, path),
  );
}
