/** Agencies' own proxies: which proxy is asking, and for which client. */
import type { ClientBehindProxy } from "../../domain/gateway/request/forward_auth.ts";
import { perService } from "../../domain/services/per_service.ts";
import { createClientIp } from "./client_ip.ts";
import { createNetworkList } from "./network_list.ts";

export function createClientBehindProxy(trusted: string[]): ClientBehindProxy {
  const lastHop = createClientIp(trusted);
  const preparedFor = perService(({ forward_auth }) =>
    forward_auth && {
      isProxy: createNetworkList(forward_auth.proxies),
      clientIp: createClientIp([...trusted, ...forward_auth.proxies]),
    }
  );

  return (service, peer, forwardedFor) => {
    const prepared = preparedFor(service);
    if (!prepared) return null;
    const { isProxy, clientIp } = prepared;
    if (!isProxy(peer) && !isProxy(lastHop(peer, forwardedFor))) return null;
    return clientIp(peer, forwardedFor);
  };
}
