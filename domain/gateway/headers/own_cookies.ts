/** The window's cookies, which no upstream may see or set, and the upstream's own. */
import type { OwnNames } from "./own_names.ts";

/**
 * Whether a cookie has one of the window's names: `panjereh…`, also after a prefix (RFC 6265bis
 * §4.1.3).
 */
function isOwnCookie(cookie: string): boolean {
  return /^(?:__(?:host|secure)-)?panjereh/i.test(cookie);
}

/** A cookie of the window within another's value: some servers separate cookies at a space. */
const OWN_WITHIN = /[\s"](?:__(?:host|secure)-)?panjereh/i;

/** A `Cookie` header without the window's cookies; `null` if none is left. */
export function withoutOwnCookies(header: string): string | null {
  const kept = header.split(";").map(withoutOwn).filter((pair) => pair !== "");
  return kept.length > 0 ? kept.join("; ") : null;
}

/** Two `Cookie` lines are joined by a comma, at which some servers separate cookies too. */
function withoutOwn(text: string): string {
  const pair = text.trim();
  if (pair.includes(",")) {
    return pair.split(",").filter((part) => isTheirs(part.trim())).join(",").trim();
  }
  return isTheirs(pair) ? pair : "";
}

const isTheirs = (pair: string) => !isOwnCookie(pair) && !OWN_WITHIN.test(pair);

/**
 * A `Set-Cookie` of an upstream, for the service's host only: a `Domain` with one of its own host
 * names is removed, since browsers would refuse any but the public one. `null` if it must not be
 * set: the window's names, cookies for a wider `Domain`, and cookies without a name, since browsers
 * send `=panjereh=1` back as `panjereh=1`.
 */
export function hostOnlyCookie({ hostnames }: OwnNames, setCookie: string): string | null {
  const [pair, ...attributes] = setCookie.split(";");
  const equals = pair.indexOf("=");
  const name = pair.slice(0, Math.max(equals, 0)).trim();
  if (name === "" || isOwnCookie(name)) return null;
  const domains = attributes.map(domainOf);
  const isOwn = (domain: string) => domain === "" || hostnames.has(hostnameIn(domain));
  if (!domains.every(isOwn)) return null;
  return [pair, ...attributes.filter((_, index) => domains[index] === "")].join(";");
}

/** Programs that take the domain from `Host` append its port, which browsers refuse. */
const hostnameIn = (domain: string) => domain.replace(/^\./, "").replace(/:[0-9]+$/, "");

/** Empty for any other attribute; browsers ignore an empty `Domain`. */
function domainOf(attribute: string): string {
  const [key, value = ""] = attribute.split("=", 2).map((part) => part.trim().toLowerCase());
  return key === "domain" ? value : "";
}
