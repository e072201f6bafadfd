/** Whose servers an application names. */
import type { Service } from "../services/service.ts";
import { upstreamOrigins } from "../services/upstream_origins.ts";
import type { WayStep } from "./content.ts";

/** Where people and their identities go: hosts with ports, or networks of proxies. */
export function hostsOf(way: WayStep): string[] {
  switch (way.way) {
    case "upstream":
      return way.upstream.map(originOf);
    case "forward_auth":
      return way.proxies;
    case "openid": {
      const { redirectUris, postLogoutRedirectUris, initiateLoginUri } = way;
      return [
        ...redirectUris,
        ...postLogoutRedirectUris,
        ...initiateLoginUri ? [initiateLoginUri] : [],
      ].map(originOf);
    }
  }
}

/** What is no URL is a host of its own. */
const originOf = (url: string): string => URL.canParse(url) ? new URL(url).origin : url;

/** The same of a service of the catalogue, without proxies: several agencies may have one's. */
export const serversOf = (service: Service): string[] => [
  ...upstreamOrigins(service),
  ...(service.openid?.redirect_uris ?? []).map(originOf),
];
