/** The request to the agency's server: what is known passes, and the rest is the front's own. */
import { carriedHeaders, introducedBy } from "../../domain/gateway/front/carried_headers.ts";
import { DEFAULT_PORT, type Scheme } from "../../domain/gateway/request/authority.ts";
import type { Service } from "../../domain/services/service.ts";
import type { Line } from "./text.ts";

const variable = (name: string) => name.toLowerCase().replaceAll("-", "_");
const told = (name: string) => `$told_${variable(name)}`;

/** Read from the answer to the question. */
export function readingLines(service: Service): Line[] {
  return [...introducedBy(service), "Cookie"].map((name) =>
    `auth_request_set ${told(name)} $upstream_http_${variable(name)};`
  );
}

export function requestLines(service: Service, origin: string): Line[] {
  const { protocol, host, port } = new URL(origin);
  const scheme = protocol.slice(0, -1) as Scheme;
  const set = (name: string, value: string) => `proxy_set_header ${name} ${value};`;
  return [
    "proxy_pass_request_headers off;",
    "proxy_headers_hash_max_size 2048;",
    "proxy_headers_hash_bucket_size 128;",
    ...carriedHeaders(service).map((name) => set(name, valueOf(name))),
    set("Host", service.upstream_host ?? host),
    set("Connection", '""'),
    set("X-Forwarded-For", "$remote_addr"),
    set("X-Forwarded-Host", host),
    set("X-Forwarded-Proto", scheme),
    set("X-Forwarded-Port", port || DEFAULT_PORT[scheme]),
    set("X-Request-Id", "$request_id"),
    set("Via", '"1.1 panjereh"'),
    ...[...introducedBy(service), "Cookie"].map((name) => set(name, told(name))),
  ];
}

function valueOf(name: string): string {
  return name === "authorization" ? "$panjereh_authorization" : `$http_${variable(name)}`;
}
