/** Where a request comes from, for limits. All values are keyed hashes. */
export interface Source {
  ip: string;
  /** The /24 (IPv4) or /48 (IPv6) around it. */
  network: string;
  /** Set if this browser has signed in to the account before. */
  knownBrowser?: string;
}

/** The name under which a person's limits are counted for this source. */
export function sourceName(source: Source): string {
  return source.knownBrowser ? `browser:${source.knownBrowser}` : `network:${source.network}`;
}

/**
 * "185.12.*" or "2a02:6b8:*": enough to recognise one's own network, not enough to identify
 * anybody.
 */
export function maskIp(ip: string): string {
  const network = networkOf(ip);
  const separator = network.includes(":") ? ":" : ".";
  return [...network.split(separator).slice(0, 2), "*"].join(separator);
}

/**
 * The /24 of an IPv4 address, the /48 of an IPv6 one: what one household or attacker usually
 * controls.
 */
export function networkOf(ip: string): string {
  const v4 = /^(?:::ffff:)?(\d+\.\d+\.\d+)\.\d+$/i.exec(ip);
  if (v4) return v4[1];
  const [head, tail = ""] = ip.split("::");
  const groups = head ? head.split(":") : [];
  const rest = tail ? tail.split(":") : [];
  const zeroes = ip.includes("::") ? 8 - groups.length - rest.length : 0;
  const all = [...groups, ...Array<string>(Math.max(zeroes, 0)).fill("0"), ...rest];
  return all.slice(0, 3).map((group) => parseInt(group, 16).toString(16)).join(":");
}
