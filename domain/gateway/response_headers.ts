/** What of an upstream's headers the client sees. */
import { privateCacheControl } from "./cache_control.ts";
import { hopByHop } from "./hop_by_hop.ts";
import { mayBeSetBy } from "./own_cookies.ts";
import type { HeaderList } from "./request_headers.ts";

/**
 * Headers by which a service would reach beyond its own pages: `Clear-Site-Data` empties the cookies of the
 * whole registrable domain, `Alt-Svc` and HSTS speak for the gateway's transport, `X-Accel-*` and
 * `X-Sendfile` command a web server in front, and the identity is not for echoing.
 */
const OVERREACHING =
  /^(?:x-identity|x-accel-|x-sendfile$|clear-site-data$|alt-svc$|strict-transport-security$|public-key-pins|service-worker-allowed$|set-cookie2$|proxy-|x-request-id$)/;

/** Orders to shared caches that overrule `Cache-Control`. */
const SHARED_CACHE = /(?:^|-)cdn-cache-control$|^surrogate-control$/;

/**
 * Headers for the client; what is not named here passes byte for byte.
 *
 * @param hostname of the service, without port
 * @param identified the answer was made for a known person: shared caches must not keep it, and the
 *   browser's own must not hand it to the next one who signs in there (case 11)
 */
export function clientResponseHeaders(
  upstream: HeaderList,
  { hostname, identified, requestId }: { hostname: string; identified: boolean; requestId: string },
): HeaderList {
  const all = upstream.map(([name, value]) => [name.toLowerCase(), value] as const);
  const join = (wanted: string) =>
    all.filter(([name]) => name === wanted).map(([, value]) => value).join(", ");
  const ends = hopByHop(join("connection"));
  const headers: HeaderList = [];
  for (const [name, value] of all) {
    if (ends(name) || OVERREACHING.test(name)) continue;
    if (name === "set-cookie" && !mayBeSetBy(hostname, value)) continue;
    if (identified && (name === "cache-control" || name === "vary" || SHARED_CACHE.test(name))) {
      continue;
    }
    headers.push([name, value]);
  }
  if (identified) {
    headers.push(
      ["cache-control", privateCacheControl(join("cache-control"), join("content-type"))],
      ["vary", varyByCookie(join("vary"))],
    );
  }
  headers.push(["x-request-id", requestId]);
  return headers;
}

/** The session cookie tells whose answer a browser has kept. */
function varyByCookie(vary: string): string {
  const names = vary.split(",").map((name) => name.trim().toLowerCase());
  if (names.includes("*") || names.includes("cookie")) return vary;
  return vary ? `${vary}, Cookie` : "Cookie";
}
