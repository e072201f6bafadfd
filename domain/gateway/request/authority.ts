/** The host that a request is for. */

export type Scheme = "http" | "https";

/** Labels of RFC 1123 §2.1 or an IPv6 literal, optionally a port. No trailing dot. */
const AUTHORITY =
  /^(?:(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)(?:\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)*|\[[0-9a-f:.]{2,45}\])(?::([1-9][0-9]{0,4}))?$/;

/**
 * Names of no host here, which resolvers and browsers accept all the same: with an underscore, a
 * hyphen at an end, or the root's dot.
 */
const FOREIGN = /^[a-z0-9_-]{1,63}(?:\.[a-z0-9_-]{1,63})*\.?(?::([1-9][0-9]{0,4}))?$/;

const LONGEST = 253 + ":65535".length;

/** Lower-cases `host[:port]`; `null` if it is malformed. */
export function parseHost(text: string): string | null {
  return matching(AUTHORITY, text);
}

function matching(form: RegExp, text: string): string | null {
  if (text.length > LONGEST) return null;
  const host = text.toLowerCase();
  const match = form.exec(host);
  if (!match || Number(match[1] ?? 1) > 65535) return null;
  return host;
}

/** RFC 9110 §4.2.1, §4.2.2 */
export const DEFAULT_PORT: Readonly<Record<Scheme, string>> = { http: "80", https: "443" };

/** The same host without its scheme's default port, with which it is the same origin. */
function withoutDefaultPort(host: string, scheme: Scheme): string {
  // RFC 9110 §4.2.3
  const port = `:${DEFAULT_PORT[scheme]}`;
  return host.endsWith(port) ? host.slice(0, -port.length) : host;
}

/** The one spelling of `host[:port]` in an origin of this scheme; `null` if it is malformed. */
export function canonicalHost(text: string, scheme: Scheme): string | null {
  const host = parseHost(text);
  return host && withoutDefaultPort(host, scheme);
}

/**
 * The host that target and `Host` header agree on, in its one spelling. `null` (answer 400, RFC
 * 9112 §3.2) if `Host` is missing or malformed, or if an absolute-form target names another
 * authority.
 *
 * @param rawUrl as `Deno.serve` gives it: scheme, authority and the unchanged target.
 * @param scheme by which clients reach us; a front with TLS asks by http
 */
export function parseAuthority(
  rawUrl: string,
  hostHeader: string | null,
  scheme: Scheme,
): string | null {
  const asked = hostHeader === null ? null : hostOf(hostHeader, scheme);
  const named = /^https?:\/\/([^/?#\\]*)/i.exec(rawUrl)?.[1];
  if (asked === null || named === undefined) return null;
  return named === hostHeader || hostOf(named, scheme) === asked ? asked : null;
}

function hostOf(text: string, scheme: Scheme): string | null {
  const host = parseHost(text) ?? matching(FOREIGN, text);
  return host && withoutDefaultPort(host, scheme);
}
