/** The client's headers that an upstream sees, and the gateway's own. */
import { isClaim } from "./claims.ts";
import { DEFAULT_PORT, type Scheme } from "../request/authority.ts";
import { hopByHop } from "./hop_by_hop.ts";
import { withoutOwnCookies } from "./own_cookies.ts";

export type HeaderList = [name: string, value: string][];

/** The peer as observed by the gateway, not as it describes itself. */
export interface Client {
  /** The client's IP. */
  ip: string;
  proto: Scheme;
  /** The requested host, with port. */
  host: string;
}

/**
 * Headers for the upstream, in sending order.
 *
 * A name with anything but letters, digits and hyphens is dropped: CGI and its descendants read
 * `X_Identity_Level` and `X.Identity.Level` as the header that they imitate. Everything named in
 * `Connection` is removed before ours are added (CVE-2022-31813). `Content-Length` is not included:
 * the caller knows the framing.
 */
export function upstreamRequestHeaders(
  { incoming, identity, reserved, client, upstreamHost, requestId }: {
    incoming: Headers;
    /** Identity headers to add. */
    identity: Readonly<HeaderList>;
    /** Names of the service's own identity headers, which only the gateway may send. */
    reserved: ReadonlySet<string>;
    client: Client;
    /** `Host` for the upstream. */
    upstreamHost: string;
    requestId: string;
  },
): HeaderList {
  const ends = hopByHop(incoming.get("connection"));
  const headers: HeaderList = [["host", upstreamHost]];
  for (const [name, value] of incoming) {
    if (!/^[a-z0-9-]+$/.test(name) || isClaim(name) || ends(name)) continue;
    if (reserved.has(name)) continue;
    const kept = passes(name, value);
    if (kept !== null) headers.push([name, kept]);
  }
  headers.push(
    ["x-forwarded-for", client.ip],
    ["x-forwarded-host", client.host],
    ["x-forwarded-proto", client.proto],
    ["x-forwarded-port", portOf(client)],
    ["x-request-id", requestId],
    // RFC 9110 §7.6.3: a gateway sends Via on inbound requests.
    ["via", "1.1 panjereh"],
    ...identity,
  );
  return headers;
}

/** The public port, also where `Host` leaves it out: Tomcat would take its own otherwise. */
function portOf({ proto, host }: Client): string {
  const [, port] = host.split(":");
  return port ?? DEFAULT_PORT[proto];
}

function passes(name: string, value: string): string | null {
  if (name === "cookie") return withoutOwnCookies(value);
  // These authenticate a connection, and ours to the upstream are shared between people.
  if (name === "authorization" && /^(?:ntlm|negotiate)\b/i.test(value)) return null;
  return value;
}
