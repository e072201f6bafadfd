/** The client's IP, through the configured proxies and no others (security_cases 3). */
import { isIP } from "node:net";
import { createNetworkList } from "./network_list.ts";

/**
 * `trusted`: IPs or CIDR ranges. Throws `RangeError` for anything else. `onUntrusted` is told of a
 * peer that states `X-Forwarded-For` without being one of them.
 */
export function createClientIp(
  trusted: string[],
  onUntrusted?: (peer: string) => void,
): (peer: string, forwardedFor: string | null) => string {
  const isProxy = createNetworkList(trusted);

  return (peer, forwardedFor) => {
    if (!isProxy(peer)) {
      if (forwardedFor !== null) onUntrusted?.(peer);
      return peer;
    }
    // Each proxy appends the IP that it saw: the last one that is not a proxy is the client.
    const hops = (forwardedFor ?? "").split(",")
      // Some fronts add the port: "192.0.2.7:5678", "[2001:db8::7]:5678".
      .map((hop) => hop.trim().replace(/^\[([^\]]+)\](?::\d+)?$|^([\d.]+):\d+$/, "$1$2"));
    const client = hops.findLast((hop) => !isProxy(hop));
    return client && isIP(client) ? client : peer;
  };
}
