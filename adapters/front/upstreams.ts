/** How the front reaches an agency's servers. */
import type { Service } from "../../domain/services/service.ts";
import { block, type Line, literally, mapping, matching, quoted } from "./text.ts";

interface Group {
  /** Of nginx's `upstream`. */
  name: string;
  origins: string[];
  /** The prefix of its targets; absent for all others. */
  prefix?: string;
}

function groupsOf({ upstream, routes }: Service, name: string): Group[] {
  const routed = routes.map((route, index) => ({
    name: `agency_${name}_${index}`,
    origins: route.upstream,
    prefix: route.prefix,
  }));
  return [{ name: `agency_${name}`, origins: upstream! }, ...routed];
}

/** Below `http`. */
export function agencyLines(service: Service, name: string): Line[] {
  const groups = groupsOf(service, name);
  const blocks = groups.map(({ name, origins }) =>
    block(`upstream ${name}`, [
      `zone ${name} 64k;`,
      ...origins.map((origin) => serverLine(service, new URL(origin))),
      "keepalive 64;",
      "keepalive_requests 1000000;",
    ])
  );
  if (groups.length === 1) return blocks;
  const [rest, ...routed] = groups;
  // The longest prefix decides.
  routed.sort((a, b) => b.prefix!.length - a.prefix!.length);
  return [
    ...blocks,
    mapping("$request_uri", `$panjereh_route_${name}`, [
      ["default", addressOf(rest)],
      ...routed.map((group): [string, string] => [
        matching(`^${literally(group.prefix!)}`),
        addressOf(group),
      ]),
    ]),
  ];
}

function serverLine({ limits, breaker }: Service, { protocol, hostname, port }: URL): string {
  const at = `${hostname}:${port || (protocol === "https:" ? 443 : 80)}`;
  const failing = `max_fails=${breaker.failures} fail_timeout=${Math.ceil(breaker.pause)}s`;
  return `server ${at} max_conns=${limits.requests} ${failing};`;
}

/** In a group all have the scheme of the first, as the schema of `tls` asks for. */
const addressOf = ({ name, origins: [first] }: Group) => `${new URL(first).protocol}//${name}`;

/** In the location that carries. */
export function passLines(service: Service, name: string): Line[] {
  const groups = groupsOf(service, name);
  const { limits } = service;
  return [
    "proxy_http_version 1.1;",
    `proxy_connect_timeout ${milliseconds(limits.connect)};`,
    `proxy_send_timeout ${milliseconds(limits.idle)};`,
    // nginx has one limit for the wait before an answer and for silence within it.
    `proxy_read_timeout ${milliseconds(Math.max(limits.answer, limits.idle))};`,
    // Larger heads go by the gateway, which takes 64 KB.
    "proxy_buffer_size 16k;",
    "proxy_buffers 8 16k;",
    "proxy_busy_buffers_size 32k;",
    ...tlsLines(service),
    `proxy_pass ${groups.length > 1 ? `$panjereh_route_${name}` : addressOf(groups[0])};`,
  ];
}

function tlsLines({ upstream, routes, upstream_host, tls }: Service): Line[] {
  const all = [...upstream!, ...routes.flatMap((route) => route.upstream)];
  if (!all.some((origin) => origin.startsWith("https:"))) return [];
  const name = tls?.server_name ?? new URL(`https://${upstream_host}`).hostname;
  return [
    "proxy_ssl_verify on;",
    "proxy_ssl_verify_depth 3;",
    "proxy_ssl_server_name on;",
    `proxy_ssl_name ${name};`,
    `proxy_ssl_trusted_certificate ${quoted(tls?.ca ?? "/etc/ssl/certs/ca-certificates.crt")};`,
    ...tls?.certificate
      ? [
        `proxy_ssl_certificate ${quoted(tls.certificate)};`,
        `proxy_ssl_certificate_key ${quoted(tls.key!)};`,
      ]
      : [],
  ];
}

const milliseconds = (seconds: number) => `${Math.round(1000 * seconds)}ms`;
