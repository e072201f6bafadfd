/** The upstream's headers that the client sees. */
import { cachingHeaders } from "./caching_headers.ts";
import { isCommand } from "./claims.ts";
import { hopByHop } from "./hop_by_hop.ts";
import { publicAddress, publicHtmxLocation, publicLinks, publicRefresh } from "./own_addresses.ts";
import { hostOnlyCookie } from "./own_cookies.ts";
import type { OwnNames } from "./own_names.ts";
import type { HeaderList } from "./request_headers.ts";

/**
 * Headers with effects beyond the service's own pages: `Clear-Site-Data` clears cookies of the
 * whole registrable domain, device-bound sessions (`Sec-Session-…`) may cover it, `Alt-Svc`, HSTS,
 * `NEL` and `Expect-CT` are about the gateway's transport, and identity headers must not be echoed
 * (docs/decisions/0217).
 */
const OVERREACHING =
  /^(?:x-identity|clear-site-data$|alt-svc$|strict-transport-security$|public-key-pins|expect-ct$|nel$|(?:sec|secure)-session-|service-worker-allowed$|set-cookie2$|proxy-|x-request-id$)/;

/** Directives for shared caches that override `Cache-Control`. */
const SHARED_CACHE = /(?:^|-)cdn-cache-control$|^surrogate-control$/;

/** Headers that name the upstream's own host; `null`: removed. */
const NAMING = new Map<string, (names: OwnNames, value: string) => string | null>([
  ["refresh", publicRefresh],
  ["link", publicLinks],
  ["hx-location", publicHtmxLocation],
  ["set-cookie", hostOnlyCookie],
]);

/**
 * Their value is one address: `Location`, `Content-Location`, `Turbo-Location`, `HX-Redirect`,
 * `HX-Push-Url`, `SourceMap`, … An address of any other origin passes, and so does a value that is
 * none.
 */
const ADDRESS = /(?:^|-)(?:location|redirect|ur[il]|sourcemap|entityid|pingback|asyncoperation)$/;

export interface ResponseContext {
  status: number;
  names: OwnNames;
  /**
   * The response was made for a known person: shared caches must not keep it, and the browser's own
   * cache must not show it to the next person who signs in there (case 11).
   */
  identified: boolean;
  /** A strong `ETag` must reach the client as it is. */
  isReadByScript: boolean;
  requestId: string;
}

/** Headers for the client; those not mentioned here pass byte for byte. */
export function clientResponseHeaders(
  upstream: HeaderList,
  { status, names, identified, isReadByScript, requestId }: ResponseContext,
): HeaderList {
  const { said, lowered } = read(upstream);
  const ends = hopByHop(said.connection);
  const headers: HeaderList = [];
  for (const [name, value] of lowered) {
    if (ends(name) || OVERREACHING.test(name) || isCommand(name)) continue;
    if (name === "cache-control" || name === "vary") continue;
    if (identified && SHARED_CACHE.test(name)) continue;
    const naming = NAMING.get(name) ?? (ADDRESS.test(name) ? publicAddress : undefined);
    const shown = naming ? naming(names, value) : value;
    if (shown !== null) headers.push([name, shown]);
  }
  headers.push(...cachingHeaders(said, { status, identified, isReadByScript }));
  // nginx in front would buffer events otherwise (docs/front/nginx.conf).
  if (/^text\/event-stream\b/i.test(said["content-type"])) {
    headers.push(["x-accel-buffering", "no"]);
  }
  headers.push(["x-request-id", requestId]);
  return headers;
}

/** Headers that are evaluated as a whole, however many lines they came in (RFC 9110 §5.3). */
const NOTHING_SAID = {
  "connection": "",
  "cache-control": "",
  "content-encoding": "",
  "content-type": "",
  "etag": "",
  "expires": "",
  "last-modified": "",
  "pragma": "",
  "vary": "",
};
type Said = typeof NOTHING_SAID;

function read(upstream: HeaderList): { said: Said; lowered: HeaderList } {
  const said = { ...NOTHING_SAID };
  const lowered = upstream.map(([written, value]): [string, string] => {
    const name = written.toLowerCase();
    if (isSaid(name)) said[name] = said[name] ? `${said[name]}, ${value}` : value;
    return [name, value];
  });
  return { said, lowered };
}

const isSaid = (name: string): name is keyof Said => Object.hasOwn(NOTHING_SAID, name);
