/** The upstream's headers that the client sees. */
import { privateCacheControl } from "./cache_control.ts";
import { hopByHop } from "./hop_by_hop.ts";
import { mayBeSetBy } from "./own_cookies.ts";
import type { HeaderList } from "./request_headers.ts";

/**
 * Headers with effects beyond the service's own pages: `Clear-Site-Data` clears cookies of the
 * whole registrable domain, `Alt-Svc` and HSTS are about the gateway's transport, `X-Accel-*` and
 * `X-Sendfile` command a web server in front, and identity headers must not be echoed.
 */
const OVERREACHING =
  /^(?:x-identity|x-accel-|x-sendfile$|clear-site-data$|alt-svc$|strict-transport-security$|public-key-pins|service-worker-allowed$|set-cookie2$|proxy-|x-request-id$)/;

/** Directives for shared caches that override `Cache-Control`. */
const SHARED_CACHE = /(?:^|-)cdn-cache-control$|^surrogate-control$/;

/**
 * Headers for the client; those not mentioned here pass byte for byte.
 *
 * @param hostname of the service, without port
 * @param identified the response was made for a known person: shared caches must not keep it, and
 * the browser's own cache must not show it to the next person who signs in there (case 11)
 */
export function clientResponseHeaders(
  upstream: HeaderList,
  { hostname, identified, requestId }: { hostname: string; identified: boolean; requestId: string },
): HeaderList {
  const joined = { connection: "", "cache-control": "", "content-type": "", vary: "" };
  const all = upstream.map(([written, value]): [string, string] => {
    const name = written.toLowerCase();
    if (isJoined(name)) joined[name] = joined[name] ? `${joined[name]}, ${value}` : value;
    return [name, value];
  });
  const ends = hopByHop(joined.connection);
  const headers = all.filter(([name, value]) => {
    if (ends(name) || OVERREACHING.test(name)) return false;
    if (name === "set-cookie") return mayBeSetBy(hostname, value);
    return !identified ||
      name !== "cache-control" && name !== "vary" && !SHARED_CACHE.test(name);
  });
  if (identified) {
    headers.push(
      ["cache-control", privateCacheControl(joined["cache-control"], joined["content-type"])],
      ["vary", varyByCookie(joined.vary)],
    );
  }
  // nginx in front would buffer events otherwise (docs/front/nginx.conf).
  if (/^text\/event-stream\b/i.test(joined["content-type"])) {
    headers.push(["x-accel-buffering", "no"]);
  }
  headers.push(["x-request-id", requestId]);
  return headers;
}

/** Headers that are evaluated as a whole, however many lines they came in (RFC 9110 §5.3). */
type Joined = "connection" | "cache-control" | "content-type" | "vary";

function isJoined(name: string): name is Joined {
  return name === "connection" || name === "cache-control" || name === "content-type" ||
    name === "vary";
}

/** A browser's cached response is valid for one session cookie only. */
function varyByCookie(vary: string): string {
  if (!vary) return "Cookie";
  const names = vary.split(",").map((name) => name.trim().toLowerCase());
  if (names.includes("*") || names.includes("cookie")) return vary;
  return `${vary}, Cookie`;
}
