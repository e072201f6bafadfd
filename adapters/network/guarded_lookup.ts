import { lookup, type LookupAddress, type LookupOptions } from "node:dns";
import type { LookupFunction } from "node:net";

/** Resolves a name to all its IPs. */
export type Resolve = (
  hostname: string,
  options: LookupOptions & { all: true },
  callback: (error: Error | null, addresses: LookupAddress[]) => void,
) => void;

/**
 * A resolver for sockets that fails if any IP of a name is forbidden. The socket connects to the
 * checked IP, so that the name cannot resolve differently in between (DNS rebinding).
 */
export function createGuardedLookup(
  isForbidden: (ip: string) => boolean,
  resolve: Resolve = lookup,
): LookupFunction {
  return (hostname, options, callback) => {
    resolve(hostname, { ...options, all: true }, (error, addresses) => {
      if (error) return callback(error, "");
      if (addresses.length === 0 || addresses.some(({ address }) => isForbidden(address))) {
        return callback(new Error(`Cannot connect to ${hostname}: its address is forbidden`), "");
      }
      if (options.all) return callback(null, addresses);
      callback(null, addresses[0].address, addresses[0].family);
    });
  };
}
