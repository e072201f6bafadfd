/** Paths that may be opened to requests without a session. */

/**
 * RFC 3986 pchar without `;`, which starts parameters in servlet containers. Percent-encoded are
 * only blanks and bytes beyond ASCII, with capitals, as browsers send them.
 */
const SEGMENT = "(?:[A-Za-z0-9\\-._~!$&'()*+,=:@]|%20|%[89A-F][0-9A-F])";
const PATH = new RegExp(`^/(?:${SEGMENT}+/)*${SEGMENT}*$`);

/** One spelling only, so that it is compared byte for byte with a canonical target's path. */
export function isOpeningPath(path: string): boolean {
  if (path.length > 1000 || !PATH.test(path)) return false;
  if (path.split("/").some((segment) => segment === "." || segment === "..")) return false;
  try {
    return !/[\u0080-\u009f]/.test(decodeURIComponent(path));
  } catch {
    return false;
  }
}
