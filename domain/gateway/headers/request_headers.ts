/** What of a client's headers an upstream sees, and what the gateway says in their place. */
import { hopByHop } from "./hop_by_hop.ts";
import { withoutOwnCookies } from "./own_cookies.ts";

export type HeaderList = [name: string, value: string][];

/** The peer as the gateway knows it, not as it describes itself. */
export interface Client {
  /** IP ip. */
  ip: string;
  proto: "http" | "https";
  /** Host that was asked for, with port. */
  host: string;
}

/**
 * Names by which proxies tell upstreams who asks, from where, for what. From a client they are claims
 * (CVE-2025-64484, CVE-2026-40575). Methods are decided on as sent, so their overriding goes as well.
 */
const CLAIMS = new RegExp(
  "^(?:" + [
    "x-(?:identity|forward|origin|rewrite|real|remote|envoy|panjereh|proxy|ssl|host$|url$|request-id$)",
    "x-(?:cluster-)?client-(?:ip|cert|dn|verify)",
    "x-(?:auth-request|auth-user|authenticated|amzn-oidc|ms-client-principal|goog-(?:iap|authenticated-user))",
    "x-(?:http-method|method-override)",
    "(?:forwarded|proxy|cf-|true-client|fastly-client|remote-|ssl-client|client-ip)",
    "(?:via|expect|host|content-length)$",
  ].join("|") + ")",
);

/**
 * Headers for the upstream, in sending order.
 *
 * A name with anything but letters, digits and hyphens is dropped: CGI and its heirs read `X_Identity_Level`
 * and `X.Identity.Level` as the header they imitate. Everything named in `Connection` ends here, before ours
 * are added (CVE-2022-31813). `Content-Length` is not among them: the caller knows the framing.
 */
export function upstreamRequestHeaders(
  { incoming, identity, client, upstreamHost, requestId }: {
    incoming: Headers;
    /** Identity headers to add. */
    identity: Readonly<HeaderList>;
    client: Client;
    /** `Host` for the upstream. */
    upstreamHost: string;
    requestId: string;
  },
): HeaderList {
  const ends = hopByHop(incoming.get("connection"));
  const headers: HeaderList = [["host", upstreamHost]];
  for (const [name, value] of incoming) {
    if (!/^[a-z0-9-]+$/.test(name) || CLAIMS.test(name) || ends(name)) continue;
    const kept = passes(name, value);
    if (kept !== null) headers.push([name, kept]);
  }
  headers.push(
    ["x-forwarded-for", client.ip],
    ["x-forwarded-host", client.host],
    ["x-forwarded-proto", client.proto],
    ["x-request-id", requestId],
    // RFC 9110 §7.6.3: a gateway sends Via inbound.
    ["via", "1.1 panjereh"],
    ...identity,
  );
  return headers;
}

function passes(name: string, value: string): string | null {
  if (name === "cookie") return withoutOwnCookies(value);
  // These authenticate a connection, and ours to the upstream are shared between people.
  if (name === "authorization" && /^(?:ntlm|negotiate)\b/i.test(value)) return null;
  return value;
}
