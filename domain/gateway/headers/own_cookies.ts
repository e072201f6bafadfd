/** Cookies of the window, which no upstream may see or set. */

/** Whether a cookie's name begins as the window's do: `panjereh…`, also behind a prefix (RFC 6265bis §4.1.3). */
function isOwnCookie(cookie: string): boolean {
  return /^(?:__(?:host|secure)-)?panjereh/i.test(cookie);
}

/** A `Cookie` header without the window's cookies; `null` when nothing is left. */
export function withoutOwnCookies(header: string): string | null {
  const kept = header.split(";").map((pair) => pair.trim())
    .filter((pair) => pair !== "" && !isOwnCookie(pair));
  return kept.length > 0 ? kept.join("; ") : null;
}

/**
 * Whether an upstream on `hostname` may set this cookie. Not when it is the window's, nor when it reaches
 * beyond the host through `Domain`, nor when it has no name: browsers send `=panjereh=1` back as `panjereh=1`.
 */
export function mayBeSetBy(hostname: string, setCookie: string): boolean {
  const [pair, ...attributes] = setCookie.split(";");
  const equals = pair.indexOf("=");
  const name = pair.slice(0, Math.max(equals, 0)).trim();
  if (name === "" || isOwnCookie(name)) return false;
  return attributes.every((attribute) => {
    const [key, value = ""] = attribute.split("=", 2).map((part) => part.trim().toLowerCase());
    return key !== "domain" || value === "" || value.replace(/^\./, "") === hostname;
  });
}
