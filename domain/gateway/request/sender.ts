/** Which page a request comes from, as far as the browser says. */

export type Sender =
  /** A page of the same origin. */
  | "own"
  /** A page of any other origin, even of the same site. */
  | "other"
  /** An address that was typed, a browser of before fetch metadata, or no browser. */
  | "unstated";

/**
 * By fetch metadata, which pages cannot set, otherwise by `Origin`. `Origin` may be "null" for a
 * page that sends no referrer; another origin in it is never overruled.
 */
export function senderOf({ headers }: { headers: Headers }, origin: string): Sender {
  const site = headers.get("sec-fetch-site");
  const stated = headers.get("origin");
  const isForeign = stated !== null && stated !== origin;
  if (site === "same-origin") return isForeign && stated !== "null" ? "other" : "own";
  if (isForeign || (site !== null && site !== "none")) return "other";
  return stated === origin ? "own" : "unstated";
}
