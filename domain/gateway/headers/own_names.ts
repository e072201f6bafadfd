/** The names by which an upstream may call itself in its answers. */
import type { Service } from "../../services/service.ts";
import { upstreamOrigins } from "../../services/upstream_origins.ts";
import { DEFAULT_PORT, type Scheme } from "../request/authority.ts";

export interface OwnNames {
  /** The service's own origin, which takes the place of the upstream's. */
  origin: string;
  /** `host:port`, the port always stated. */
  authorities: ReadonlySet<string>;
  /** Without port, for cookies. */
  hostnames: ReadonlySet<string>;
}

/** A server that believes to be asked on its own machine. */
const LOOPBACK = ["127.0.0.1", "[::1]", "localhost"];

const DEFAULT_PORTS = Object.values(DEFAULT_PORT);

const known = new WeakMap<Service, OwnNames>();

/** @param origin of the service, as people ask for it */
export function ownNames(service: Service, origin: string): OwnNames {
  const before = known.get(service);
  if (before?.origin === origin) return before;
  const names = namesOf(service, origin);
  known.set(service, names);
  return names;
}

function namesOf(service: Service, origin: string): OwnNames {
  const own = new URL(origin);
  const endpoints = upstreamOrigins(service).map((text) => new URL(text));
  const listening = endpoints.map(portOf);
  const heard = [own, ...service.upstream_host ? [new URL(`http://${service.upstream_host}`)] : []];
  const authorities = new Set<string>();
  const add = (hostname: string, ports: string[]) => {
    for (const port of ports) authorities.add(`${hostname}:${port}`);
  };
  // Servers append the port on which they listen (nginx), the one of `Host`, or none (PHP).
  for (const url of heard) add(url.hostname, [portOf(url), ...listening, ...DEFAULT_PORTS]);
  for (const url of endpoints) {
    const mayOmitPort = url.port === "" || !isPublic(url.hostname);
    add(url.hostname, [portOf(url), ...mayOmitPort ? DEFAULT_PORTS : []]);
  }
  // In the sandbox, the window itself is on this machine, at the services' port.
  const windowPort = own.hostname.endsWith(".localhost") ? portOf(own) : undefined;
  for (const hostname of LOOPBACK) add(hostname, listening.filter((port) => port !== windowPort));
  const hostnames = new Set([...heard, ...endpoints].map(({ hostname }) => hostname));
  return { origin, authorities, hostnames };
}

function portOf({ port, protocol }: URL): string {
  return port || DEFAULT_PORT[protocol.slice(0, -1) as Scheme];
}

/**
 * Whether another site, such as the agency's home page, may be at this name's default port: not at
 * an IP, a name without a dot, or one of a private network.
 */
function isPublic(hostname: string): boolean {
  return /\.(?!(?:[0-9]+|internal|lan|local|localhost)$)[^.]+$/.test(hostname);
}
