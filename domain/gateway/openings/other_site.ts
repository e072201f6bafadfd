/** Where a request that carries no session comes from. */

/** The session's cookie, with or without its prefix (routes/site/cookies.ts). */
const SESSION = /(?:^|;)\s*(?:__Host-)?panjereh_service=/i;

export function carriesSession(headers: Headers): boolean {
  return SESSION.test(headers.get("cookie") ?? "");
}

/**
 * Whether another site's page sends it: by fetch metadata if sent, otherwise by `Origin`, which is
 * `null` behind some redirects. Only the host is compared: it is the same site over http and https.
 */
export function comesFromOtherSite(headers: Headers, host: string): boolean {
  const site = headers.get("sec-fetch-site");
  if (site !== null) return site === "cross-site";
  const origin = headers.get("origin");
  return origin !== null && URL.parse(origin)?.host !== host;
}
