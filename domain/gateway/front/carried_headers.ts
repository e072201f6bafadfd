/**
 * The headers of a request that a front passes on with it. It cannot recognise claims by kind, as
 * the gateway does (../headers/claims.ts), so what is not known does not pass.
 */
import { type Attribute, ATTRIBUTES } from "../../services/attributes.ts";
import type { Service } from "../../services/service.ts";
import { isClaim } from "../headers/claims.ts";
import { hopByHop } from "../headers/hop_by_hop.ts";
import { IDENTITY_HEADERS } from "../visitor/identity_headers.ts";
import { ownNamesOf } from "../visitor/named_headers.ts";

/** What browsers and their usual scripts send with a read. `Cookie` is the answer's, not theirs. */
export const BROWSERS_HEADERS =
  "accept accept-encoding accept-language authorization cache-control if-modified-since if-none-match if-range origin range referer sec-fetch-dest sec-fetch-mode sec-fetch-site user-agent x-csrf-token x-requested-with hx-request hx-target"
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

/** The identity headers that the service may get; each costs nginx time in every request. */
export function introducedBy(
  { plain_headers, identity_headers, attributes, persons }: Service,
): string[] {
  const isTold = (name: string) => {
    const attribute = name.slice("X-Identity-".length).toLowerCase().replaceAll("-", "_");
    if (attribute.startsWith("company")) return persons !== "natural";
    return !isAttribute(attribute) || attributes.includes(attribute);
  };
  return [
    "X-Identity-Assertion",
    ...plain_headers ? IDENTITY_HEADERS.filter(isTold) : [],
    ...Object.keys(identity_headers),
  ];
}

const isAttribute = (name: string): name is Attribute => ATTRIBUTES.includes(name as Attribute);
