/**
 * The canonical request target: decisions are made on it, and it is forwarded byte for byte.
 * Anything that normalisation would change, or that two parsers could read differently, is refused
 * instead of repaired.
 */

export interface Target {
  /** `/a/b` */
  path: string;
  /** With its question mark; empty if there is none. */
  query: string;
  /** Path and query, as received. */
  target: string;
}

/** RFC 3986 §3.3: `/` and pchar, complete triplets only. */
const PATH = /^\/(?:[A-Za-z0-9\-._~!$&'()*+,;=:@/]|%[0-9A-Fa-f]{2})*$/;
/**
 * RFC 3986 §3.4, plus `[ ] { } | ^` and the backtick, which browsers send raw in queries (WHATWG
 * URL, query percent-encode set). Not the backslash.
 */
const QUERY = /^\?(?:[A-Za-z0-9\-._~!$&'()*+,;=:@/?[\]{}|^`]|%[0-9A-Fa-f]{2})*$/;

/**
 * Parses the target of a request in origin form.
 *
 * - Path: no dot segment or empty segment, not even before a `;` (`..;`, `/;/`: servlet containers
 *   drop parameters), no encoded slash, backslash, control character or unreserved character (RFC
 *   3986 §6.2.2.2 would decode it), well-formed UTF-8; the same holds after a second decoding.
 * - Other `;` pass: containers write `;jsessionid=` into links, and nothing is decided below the
 *   host. Hex digits of either case pass.
 * - Query: data of the service, on which nothing is decided. Only its syntax is checked, and `%00`
 *   is refused. Older forms use windows-1256 there, and text areas line breaks.
 *
 * @returns `null` if the target is refused (answer 400).
 */
export function parseTarget(target: string): Target | null {
  const mark = target.indexOf("?");
  const path = mark < 0 ? target : target.slice(0, mark);
  const query = mark < 0 ? "" : target.slice(mark);
  if (!PATH.test(path) || !isUnambiguous(path)) return null;
  if (query && (!QUERY.test(query) || query.includes("%00"))) return null;
  return { path, query, target };
}

/** The target in a URL as `Deno.serve` gives it, whose authority was already judged. */
export function canonicalTarget(rawUrl: string): Target | null {
  const authority = /^https?:\/\/[^/?#\\]*/i.exec(rawUrl);
  return authority && parseTarget(rawUrl.slice(authority[0].length));
}

/** Text that is encoded more often is an attack on the reader or on decoding time. */
const MAX_ENCODINGS = 3;

function isUnambiguous(path: string, encodings = 0): boolean {
  const segments = path.slice(1).split("/");
  const sound = segments.every((segment, index) => {
    const name = segment.split(";", 1)[0];
    if (name === "") return segment === "" && index === segments.length - 1;
    return name !== "." && name !== "..";
  });
  // deno-lint-ignore no-control-regex -- control characters are what is looked for
  if (!sound || /[\\\u0000-\u001f\u007f-\u009f]/.test(path)) return false;
  if (!/%[0-9A-Fa-f]{2}/.test(path)) return true;
  if (ENCODED_SLASH_OR_UNRESERVED.test(path)) return false;
  const decoded = encodings < MAX_ENCODINGS ? decodeOnce(path) : null;
  return decoded !== null && isUnambiguous(decoded, encodings + 1);
}

/**
 * `%2f`, and encoded letters, digits, `-`, `.`, `_` and `~`. A backslash is found after decoding.
 */
const ENCODED_SLASH_OR_UNRESERVED = /%(?:2[fdeFDE]|5[fF]|7[eE]|3[0-9]|[46][1-9a-fA-F]|[57][0-9aA])/;

/** Decodes complete triplets only: after one round, a `%` may be a plain character. */
function decodeOnce(path: string): string | null {
  try {
    return path.replace(/(?:%[0-9A-Fa-f]{2})+/g, decodeURIComponent);
  } catch {
    return null;
  }
}
