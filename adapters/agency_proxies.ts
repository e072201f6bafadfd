/** Agencies' own proxies: which of them asks, and for whose request. */
import type { ClientBehindProxy } from "../domain/gateway/forward_auth.ts";
import type { Service } from "../domain/registry/service.ts";
import { createClientAddress } from "./client_address.ts";
import { createNetworkList } from "./network_list.ts";

export function createClientBehindProxy(trusted: string[]): ClientBehindProxy {
  const lastHop = createClientAddress(trusted);
  const known = new WeakMap<Service, ReturnType<typeof prepare>>();

  function prepare(proxies: string[]) {
    return {
      isProxy: createNetworkList(proxies),
      clientAddress: createClientAddress([...trusted, ...proxies]),
    };
  }

  return (service, peer, forwardedFor) => {
    if (!service.forward_auth) return null;
    let prepared = known.get(service);
    if (!prepared) known.set(service, prepared = prepare(service.forward_auth.proxies));
    const { isProxy, clientAddress } = prepared;
    if (!isProxy(peer) && !isProxy(lastHop(peer, forwardedFor))) return null;
    return clientAddress(peer, forwardedFor);
  };
}
