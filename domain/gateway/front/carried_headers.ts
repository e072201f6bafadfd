/**
 * The headers of a request that a front passes on with it. It cannot recognise claims by kind, as
 * the gateway does (../headers/claims.ts), so what is not known does not pass.
 */
import type { Service } from "../../services/service.ts";
import { isClaim } from "../headers/claims.ts";
import { hopByHop } from "../headers/hop_by_hop.ts";
import { IDENTITY_HEADERS } from "../visitor/identity_headers.ts";
import { ownNamesOf } from "../visitor/named_headers.ts";

/** What browsers and their usual scripts send with a read. `Cookie` is the answer's, not theirs. */
export const BROWSERS_HEADERS =
  "accept accept-encoding accept-language authorization cache-control if-match if-modified-since if-none-match if-range if-unmodified-since origin pragma range referer save-data sec-ch-ua sec-ch-ua-mobile sec-ch-ua-platform sec-fetch-dest sec-fetch-mode sec-fetch-site sec-fetch-user user-agent x-csrf-token x-requested-with hx-boosted hx-current-url hx-request hx-target hx-trigger"
    .split(" ");

/** In lower case: the usual ones, and the service's own as far as they claim nothing. */
export function carriedHeaders(service: Service): string[] {
  const ends = hopByHop(null);
  const own = service.carried_headers.map((name) => name.toLowerCase());
  const reserved = ownNamesOf(service);
  return [...new Set([...BROWSERS_HEADERS, ...own])].filter((name) =>
    !isClaim(name) && !ends(name) && !reserved.has(name) && !SET_HERE.has(name)
  );
}

/** Set by nginx, of the message or from the answer to the question. */
const SET_HERE: ReadonlySet<string> = new Set(["host", "cookie", "content-length", "expect"]);

/** The identity headers that the service may get, as it may get them from the gateway. */
export function introducedBy({ plain_headers, identity_headers }: Service): string[] {
  return [
    "X-Identity-Assertion",
    ...plain_headers ? IDENTITY_HEADERS : [],
    ...Object.keys(identity_headers),
  ];
}
