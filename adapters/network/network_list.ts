/** A set of IPs and CIDR ranges. */
import { BlockList, isIP } from "node:net";

/** An IPv4-mapped IPv6 address (RFC 4291 §2.5.5.2) as IPv4; any other IP unchanged. */
export function unmapped(ip: string): string {
  return ip.replace(/^::ffff:(?=\d+\.)/i, "");
}

/** `ranges`: IPs or CIDR ranges. Throws `RangeError` for anything else. */
export function createNetworkList(ranges: string[]): (ip: string) => boolean {
  const list = new BlockList();
  // The lookup in `BlockList` costs more than everything else that is decided on an IP
  // (docs/performance.md).
  const known = new Set(ranges.filter((range) => !range.includes("/")));
  for (const range of ranges) {
    const [ip, prefix] = range.split("/");
    const family = isIP(ip) === 6 ? "ipv6" : "ipv4";
    const bits = prefix === undefined ? (family === "ipv6" ? 128 : 32) : Number(prefix);
    if (!isIP(ip) || !Number.isInteger(bits)) {
      throw new RangeError(`Cannot list network "${range}": not an address or CIDR range`);
    }
    list.addSubnet(ip, bits, family);
  }
  const areSingleIPv4 = ranges.every((range) => isIP(range) === 4);
  return (text) => {
    if (ranges.length === 0) return false;
    if (known.has(text)) return true;
    const version = isIP(text);
    // An IPv4 address has one spelling.
    if (areSingleIPv4 && version === 4) return false;
    // Given an IPv6 address, `BlockList` matches IPv4-mapped ones too.
    return version !== 0 && list.check(text, version === 6 ? "ipv6" : "ipv4");
  };
}
