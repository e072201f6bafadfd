/** IPs at which no upstream may be (security case 33). */
import type { Service } from "../../services/service.ts";

/**
 * Whether an IP literal in its usual form is this machine, the local link, a cloud's metadata
 * service or not a single host. Private networks (10/8 …) pass: agencies are reached over them.
 * Call it when connecting, so that neither a spelling nor a name that resolves differently later
 * can bypass it.
 */
export function isForbiddenUpstream(ip: string): boolean {
  return ip.includes(":") ? isForbiddenIpv6(ip) : isForbiddenIpv4(ip);
}

/** Metadata services that are not link-local: of Alibaba Cloud, and of the host of a machine at Azure. */
const METADATA = new Set(["100.100.100.200", "168.63.129.16"]);

/**
 * RFC 6890: "this network", loopback, link-local (metadata at 169.254.169.254), protocol assignments
 * (192.0.0.0/24, metadata of Oracle at 192.0.0.192), multicast and reserved.
 */
function isForbiddenIpv4(ip: string): boolean {
  const [a, b, c] = ip.split(".").map(Number);
  return !(a >= 1 && a < 224) || a === 127 || (a === 169 && b === 254) ||
    (a === 192 && b === 0 && c === 0) || METADATA.has(ip);
}

/**
 * Metadata services within fc00::/7, by their first two groups: Amazon, Google, Scaleway, Akamai
 * (Linode). Link-local ones (OpenStack) need no list.
 */
const METADATA_V6 = new Set(["fd00:ec2", "fd20:ce", "fd00:42", "fd00:a9fe"]);

/**
 * Only global unicast (2000::/3) and unique local addresses (fc00::/7, RFC 4193) are single hosts
 * beyond the link; IPv4-mapped and translated addresses (64:ff9b::/96) are neither. Of those, 6to4
 * and Teredo hide an IPv4 address.
 */
function isForbiddenIpv6(ip: string): boolean {
  const [first, second] = ip.split(":").map((group) => parseInt(group || "0", 16));
  const isUnicast = (first & 0xe000) === 0x2000 || (first & 0xfe00) === 0xfc00;
  const hidesIpv4 = first === 0x2002 || (first === 0x2001 && !second);
  return !isUnicast || hidesIpv4 || METADATA_V6.has(`${first.toString(16)}:${second.toString(16)}`);
}

/**
 * The same for a service that was approved at the desk, which may not be in a private network
 * either: its agency names the address, and nobody who knows the state's networks (docs/decisions/0337).
 */
export const isForbiddenFor = (ip: string, { desk }: Pick<Service, "desk">): boolean =>
  isForbiddenUpstream(ip) || desk?.published !== undefined && !isPublic(ip);

/** RFC 6890: neither private use, nor shared between providers, for benchmarks or documents. */
function isPublic(ip: string): boolean {
  if (ip.includes(":")) {
    const [first, second] = ip.split(":").map((group) => parseInt(group || "0", 16));
    return first >> 13 === 1 && !(first === 0x2001 && second === 0xdb8);
  }
  const [a, b, c] = ip.split(".").map(Number);
  return !(a === 10 || (a === 172 && b >= 16 && b < 32) || (a === 192 && b === 168) ||
    (a === 100 && b >= 64 && b < 128) || (a === 198 && (b === 18 || b === 19)) ||
    (a === 192 && b === 0 && c === 2) || (a === 198 && b === 51 && c === 100) ||
    (a === 203 && b === 0 && c === 113));
}
