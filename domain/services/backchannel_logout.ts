/** Where a service is told that a session has ended, as specified in `services.json`. */
import { z } from "zod";

/** Printable ASCII without what a browser or a proxy may read differently. */
const PATH = /^\/(?!\/)[^\s"#<>\\^`{|}\u0080-\uffff]*$/;

const url = z.url({ protocol: /^https?$/ }).refine((text) => {
  const url = URL.parse(text);
  return url !== null && !url.hash && !url.username && !url.password;
}, "must not have a fragment or a user");

/** A path at the service's upstream, or a URL of any server. */
export const backchannelLogoutUri = z.union([z.string().regex(PATH), url], {
  error: "must be a path or a URL",
});

interface Told {
  backchannel_logout_uri?: string;
  upstream?: readonly string[];
}

export interface LogoutReceiver {
  /** Absent if it is the service's upstream. */
  origin?: string;
  /** Path and query. */
  target: string;
}

/** `null` if the service is not told. */
export function logoutReceiver(
  { backchannel_logout_uri: uri, upstream = [] }: Told,
): LogoutReceiver | null {
  if (uri === undefined) return null;
  if (uri.startsWith("/")) return { target: uri };
  const { origin, pathname, search } = new URL(uri);
  const target = pathname + search;
  return upstream.includes(origin) ? { target } : { origin, target };
}

/** A token must not cross a network in the clear, except where the service's requests do. */
export function isLogoutReceiverSafe(service: Told): boolean {
  const receiver = logoutReceiver(service);
  if (!receiver) return true;
  if (receiver.origin === undefined) return service.upstream !== undefined;
  const { protocol, hostname } = new URL(receiver.origin);
  return protocol === "https:" || /^(?:(?:.+\.)?localhost|127\.0\.0\.1|\[::1\])$/.test(hostname);
}
