/** Where a request comes from, for limits. All values are keyed hashes. */
import type { KeyedHash } from "../platform/platform.ts";

export interface Source {
  /** An IPv4 address, or the /64 of an IPv6 one. */
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

/** A browser that the owner of the number has used before. */
export const isBrowserSource = (name: string) => name.startsWith("browser:");

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
  const v4 = V4.exec(ip);
  return v4 ? v4[1].replace(/\.\d+$/, "") : groupsOf(ip).slice(0, 3).join(":");
}

/**
 * The IPv4 address, or the /64 of an IPv6 one, of which each subscriber has a whole: a mobile
 * operator's /48 holds thousands.
 */
export function subscriberOf(ip: string): string {
  return V4.exec(ip)?.[1] ?? groupsOf(ip).slice(0, 4).join(":");
}

/** How limits and the audit log know an IP: its subscriber, as a keyed hash. */
export const ipDigest = (hash: KeyedHash, ip: string): string =>
  hash.digest("ip", subscriberOf(ip));

const V4 = /^(?:::ffff:)?(\d+\.\d+\.\d+\.\d+)$/i;

/** The eight groups of an IPv6 address, without leading zeroes. */
function groupsOf(ip: string): string[] {
  const [head, tail = ""] = ip.split("::");
  const groups = head ? head.split(":") : [];
  const rest = tail ? tail.split(":") : [];
  const zeroes = ip.includes("::") ? 8 - groups.length - rest.length : 0;
  const all = [...groups, ...Array<string>(Math.max(zeroes, 0)).fill("0"), ...rest];
  return all.map((group) => parseInt(group, 16).toString(16));
}
