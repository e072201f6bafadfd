/**
 * Where a service is told that a session has ended or a value has changed, as specified in
 * `services.json`; the rules for such addresses are also those of `events.push`.
 */
import { z } from "zod";

/** Printable ASCII without what a browser or a proxy may read differently. */
const PATH = /^\/(?!\/)[^\s"#<>\\^`{|}\u0080-\uffff]*$/;

const url = z.url({ protocol: /^https?$/ }).refine((text) => {
  const url = URL.parse(text);
  return url !== null && !url.hash && !url.username && !url.password;
}, "must not have a fragment or a user");

/** A path at the service's upstream, or a URL of any server. */
export const receiverUri = z.union([z.string().regex(PATH), url], {
  error: "must be a path or a URL",
});

/** A service, as far as it tells where its upstream is. */
interface Served {
  upstream?: readonly string[];
}

interface Told extends Served {
  backchannel_logout_uri?: string;
  changes?: string;
}

export interface Receiver {
  /** Absent if it is the service's upstream. */
  origin?: string;
  /** Path and query. */
  target: string;
}

/** The server and target behind a `receiverUri`. */
export function receiverAt(uri: string, { upstream = [] }: Served): Receiver {
  if (uri.startsWith("/")) return { target: uri };
  const { origin, pathname, search } = new URL(uri);
  const target = pathname + search;
  return upstream.includes(origin) ? { target } : { origin, target };
}

/** A token must not cross a network in the clear, except where the service's requests do. */
export function isReceiverSafe(uri: string, service: Served): boolean {
  const { origin } = receiverAt(uri, service);
  if (origin === undefined) return service.upstream !== undefined;
  const { protocol, hostname } = new URL(origin);
  return protocol === "https:" || /^(?:(?:.+\.)?localhost|127\.0\.0\.1|\[::1\])$/.test(hostname);
}

/** `null` if the service is not told. */
export function logoutReceiver(service: Told): Receiver | null {
  const { backchannel_logout_uri: uri } = service;
  return uri === undefined ? null : receiverAt(uri, service);
}

/** `null` if the service is not told of new values. */
export function changesReceiver(service: Told): Receiver | null {
  const { changes: uri } = service;
  return uri === undefined ? null : receiverAt(uri, service);
}
