/** Which addresses an upstream may be at (security case 33). */

/**
 * Whether `address` (an IP literal) is this machine, its links, a cloud's metadata service or no single host.
 * Private networks (10/8 …) pass: agencies are reached over them. Checked when connecting, so that neither a
 * spelling nor a name that resolves anew gets around it.
 */
export function isForbiddenUpstream(address: string): boolean {
  const mapped = /^(?:::ffff:|64:ff9b::|::)([0-9.]+)$/i.exec(address)?.[1];
  const [a, b, ...rest] = (mapped ?? address).split(".").map(Number);
  if (rest.length === 2) {
    // RFC 6890: "this network", loopback, link-local (169.254.169.254 is metadata), multicast and reserved.
    return a === 0 || a === 127 || (a === 169 && b === 254) || a >= 224 ||
      // Alibaba's metadata service, in shared address space.
      (mapped ?? address) === "100.100.100.200";
  }
  const groups = ipv6Groups(address);
  // Only global unicast (2000::/3) and unique local addresses (fc00::/7, RFC 4193) name single hosts beyond
  // this link; fd00:ec2::254 is metadata.
  const isUnicast = (groups[0] & 0xe000) === 0x2000 || (groups[0] & 0xfe00) === 0xfc00;
  return !isUnicast || (groups[0] === 0xfd00 && groups[1] === 0xec2) || groups[0] === 0x2002;
}

/** The first two of the eight groups. */
function ipv6Groups(address: string): [number, number] {
  const [first = "", second = ""] = address.startsWith("::") ? [] : address.split(":");
  return [parseInt(first || "0", 16), parseInt(second || "0", 16)];
}
