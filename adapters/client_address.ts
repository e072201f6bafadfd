/** The client's address, through proxies that the operator named and no others (security_cases 3). */
import { BlockList, isIP } from "node:net";

/** `trusted`: addresses or CIDR ranges. Throws `RangeError` for anything else. */
export function createClientAddress(
  trusted: string[],
): (peer: string, forwardedFor: string | null) => string {
  const proxies = new BlockList();
  for (const range of trusted) {
    const [address, prefix] = range.split("/");
    const family = isIP(address) === 6 ? "ipv6" : "ipv4";
    const bits = prefix === undefined ? (family === "ipv6" ? 128 : 32) : Number(prefix);
    if (!isIP(address) || !Number.isInteger(bits)) {
      throw new RangeError(`Cannot trust proxy "${range}": not an address or CIDR range`);
    }
    proxies.addSubnet(address, bits, family);
  }
  const isProxy = (address: string) =>
    isIP(address) !== 0 && proxies.check(address, isIP(address) === 6 ? "ipv6" : "ipv4");

  return (peer, forwardedFor) => {
    if (!isProxy(peer)) return peer;
    // Each proxy appends the address that it saw: the last one that is not a proxy is the client.
    const hops = (forwardedFor ?? "").split(",")
      // Some fronts add the port: "192.0.2.7:5678", "[2001:db8::7]:5678".
      .map((hop) => hop.trim().replace(/^\[([^\]]+)\](?::\d+)?$|^([\d.]+):\d+$/, "$1$2"));
    const client = hops.findLast((hop) => !isProxy(hop));
    return client && isIP(client) ? client : peer;
  };
}
