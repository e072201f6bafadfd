/** The host that a request is for. */

/**
 * Labels of RFC 1123 §2.1 or an IPv6 literal, optionally a port. No trailing dot: each host has one
 * name.
 */
const AUTHORITY =
  /^(?:(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)(?:\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)*|\[[0-9a-f:.]{2,45}\])(?::([1-9][0-9]{0,4}))?$/;

/** Lower-cases `host[:port]`; `null` if it is malformed. */
export function parseHost(text: string): string | null {
  if (text.length > 253 + ":65535".length) return null;
  const host = text.toLowerCase();
  const match = AUTHORITY.exec(host);
  if (!match || Number(match[1] ?? 1) > 65535) return null;
  return host;
}

/**
 * The host that target and `Host` header agree on, lower-cased and with its port. `null` (answer
 * 400, RFC 9112 §3.2) if `Host` is missing or malformed, or if an absolute-form target names
 * another authority.
 *
 * @param rawUrl as `Deno.serve` gives it: scheme, authority and the unchanged target.
 */
export function parseAuthority(rawUrl: string, hostHeader: string | null): string | null {
  const host = hostHeader === null ? null : parseHost(hostHeader);
  const named = /^https?:\/\/([^/?#\\]*)/i.exec(rawUrl)?.[1];
  return host !== null && named?.toLowerCase() === host ? host : null;
}
