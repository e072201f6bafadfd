/** Agencies' own proxies: which proxy is asking, and for which client. */
import type { ClientBehindProxy } from "../../domain/gateway/request/forward_auth.ts";
import type { Service } from "../../domain/services/service.ts";
import { createClientIp } from "./client_ip.ts";
import { createNetworkList } from "./network_list.ts";

export function createClientBehindProxy(trusted: string[]): ClientBehindProxy {
  const lastHop = createClientIp(trusted);
  const known = new WeakMap<Service, ReturnType<typeof prepare>>();

  function prepare(proxies: string[]) {
    return {
      isProxy: createNetworkList(proxies),
      clientIp: createClientIp([...trusted, ...proxies]),
    };
  }

  return (service, peer, forwardedFor) => {
    if (!service.forward_auth) return null;
    let prepared = known.get(service);
    if (!prepared) known.set(service, prepared = prepare(service.forward_auth.proxies));
    const { isProxy, clientIp } = prepared;
    if (!isProxy(peer) && !isProxy(lastHop(peer, forwardedFor))) return null;
    return clientIp(peer, forwardedFor);
  };
}
