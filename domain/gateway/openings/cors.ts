/** CORS (WHATWG Fetch §3.2) for a service that lists the origins of its pages elsewhere. */
import type { CorsOrigins } from "../../services/openings.ts";
import type { Service } from "../../services/service.ts";
import type { HeaderList } from "../headers/request_headers.ts";

/** `null`: the service's server sets the headers itself, or there are none. */
export function listOf({ cors }: Service): CorsOrigins | null {
  return cors && cors !== "upstream" ? cors : null;
}

/**
 * Whether a browser asks beforehand. It never sends cookies or a password with that; a request that
 * has them, or lacks what belongs to it, is not a preflight.
 */
export function isPreflight({ method, headers }: { method: string; headers: Headers }): boolean {
  return method === "OPTIONS" && headers.has("origin") &&
    headers.has("access-control-request-method") &&
    !headers.has("cookie") && !headers.has("authorization");
}

/** RFC 9110 §5.1, in a list. */
const HEADER_NAMES = /^[a-z0-9-]+(?: *, *[a-z0-9-]+)*$/i;

/** The answer's headers, besides those of every answer to that origin. */
export function preflightHeaders(
  { methods, headers: allowed, max_age }: CorsOrigins,
  asked: string | null,
): HeaderList {
  const list: HeaderList = [
    ["access-control-allow-methods", methods.join(", ")],
    ["access-control-max-age", String(max_age)],
  ];
  const names = allowed?.join(", ") ?? asked ?? "";
  if (HEADER_NAMES.test(names)) list.push(["access-control-allow-headers", names]);
  return list;
}

/** What a response says of other origins; which headers scripts may read stays with its server. */
const GRANT =
  /^access-control-(?:allow-(?:origin|credentials|methods|headers|private-network)|max-age)$/i;

/** The upstream's headers: where the service has a list, the list counts and not its server. */
export function withoutGrants(upstream: HeaderList, service: Service): HeaderList {
  return listOf(service) ? upstream.filter(([name]) => !GRANT.test(name)) : upstream;
}

/**
 * Lets scripts of a listed origin read a response in the person's name, and of no other. A 304
 * would replace the stored `Vary` as a whole, and with it `Cookie` (caching_headers.ts).
 */
export function grant(
  { status, headers }: Response,
  { origins }: CorsOrigins,
  origin: string | null,
) {
  if (status !== 304) headers.append("vary", "Origin");
  if (origin === null || !origins.includes(origin)) return;
  headers.set("access-control-allow-origin", origin);
  headers.set("access-control-allow-credentials", "true");
}
