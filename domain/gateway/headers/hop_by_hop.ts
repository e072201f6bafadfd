/** Hop-by-hop headers (RFC 9110 §7.6.1). */

const HOP_BY_HOP: ReadonlySet<string> = new Set([
  "connection",
  "http2-settings",
  "keep-alive",
  "proxy-connection",
  "te",
  "trailer",
  "transfer-encoding",
  "upgrade",
]);

/**
 * Returns whether a header, by its lower-case name, is hop-by-hop, given the value of `Connection`.
 */
export function hopByHop(connection: string | null): (name: string) => boolean {
  if (!connection) return (name) => HOP_BY_HOP.has(name);
  const named = new Set(connection.toLowerCase().split(",").map((option) => option.trim()));
  return (name) => HOP_BY_HOP.has(name) || named.has(name);
}
