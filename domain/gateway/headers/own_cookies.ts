/** The window's cookies, which no upstream may see or set. */

/**
 * Whether a cookie has one of the window's names: `panjereh…`, also after a prefix (RFC 6265bis
 * §4.1.3).
 */
function isOwnCookie(cookie: string): boolean {
  return /^(?:__(?:host|secure)-)?panjereh/i.test(cookie);
}

/** A `Cookie` header without the window's cookies; `null` if none is left. */
export function withoutOwnCookies(header: string): string | null {
  const kept = header.split(";").map((pair) => pair.trim())
    .filter((pair) => pair !== "" && !isOwnCookie(pair));
  return kept.length > 0 ? kept.join("; ") : null;
}

/**
 * Whether an upstream on `hostname` may set this cookie. Refused: the window's names, cookies for a
 * wider `Domain`, and cookies without a name, since browsers send `=panjereh=1` back as
 * `panjereh=1`.
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
