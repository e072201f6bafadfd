/**
 * The request target: decisions are made on it, and it is forwarded byte for byte. Anything that
 * normalisation would change, or that two parsers could read differently, is refused instead of
 * repaired, unless the service takes paths as they are.
 */
import type { Service } from "../../services/service.ts";
import { isHarmless } from "./exact_path.ts";
import { isReserved } from "./reserved_paths.ts";
import { encodeRaw, utf8Bytes } from "../../text/utf8.ts";

export interface Target {
  /** `/a/b` */
  path: string;
  /** All servers read the path alike. Otherwise nothing may be decided on it. */
  isCanonical: boolean;
  /** With its question mark; empty if there is none. */
  query: string;
  /** Path and query as received, one character a byte. */
  target: string;
}

/**
 * RFC 3986 §3.3, and what browsers and libraries send raw besides: `[ ] |`, a `%` without two hex
 * digits, and `^ { }` and the backtick, which browsers encode. Not the backslash, which browsers
 * send as a slash.
 */
const PATH = /^\/[A-Za-z0-9\-._~!$&'()*+,;=:@/%[\]|^`{}]*$/;
/**
 * Visible ASCII that browsers send raw (WHATWG URL, query percent-encode set), and raw UTF-8. Not
 * `" < >`: a shared cache that decodes its keys would give a page made from them to browsers,
 * which encode them. Not `#`, behind which others read a fragment. Not U+FFFD, which stands for
 * bytes that are no UTF-8.
 */
const QUERY = /^\?[!$-;=?-~\u00a0-\ud7ff\ue000-\ufffc\u{10000}-\u{10ffff}]*$/u;

/**
 * Parses the target of a request in origin form.
 *
 * - Path: no dot segment or empty segment, not even before a `;` (`..;`, `/;/`: servlet containers
 *   drop parameters), no encoded slash, backslash, control character or unreserved character (RFC
 *   3986 §6.2.2.2 would decode it), well-formed UTF-8; the same holds after a second decoding. No
 *   disguise of the window's own paths.
 * - Other `;` pass: containers write `;jsessionid=` into links, and nothing is decided below the
 *   host. Hex digits of either case pass.
 * - Query: data of the service, on which nothing is decided. Only its characters are checked, and
 *   NUL is refused. Older forms use windows-1256 or `%u0633` there, and text areas line breaks.
 *
 * @param paths "exact": a path that is not canonical passes if no reading of it does harm
 * @returns `null` if the target is refused (answer 400).
 */
export function parseTarget(
  target: string,
  paths: Service["paths"] = "canonical",
): Target | null {
  const mark = target.indexOf("?");
  const path = mark < 0 ? target : target.slice(0, mark);
  const query = mark < 0 ? "" : target.slice(mark);
  const isCanonical = PATH.test(path) && isUnambiguous(path) && isTransparent(path);
  if (!isCanonical && (paths === "canonical" || !isHarmless(path))) return null;
  if (query && (!QUERY.test(query) || /%(?:00|u0000)/i.test(query))) return null;
  return { path, isCanonical, query, target: utf8Bytes(target) };
}

/** The target in a URL as `Deno.serve` gives it, whose authority was already judged. */
export function targetOf(rawUrl: string, paths?: Service["paths"]): Target | null {
  const authority = /^https?:\/\/[^/?#\\]*/i.exec(rawUrl);
  return authority && parseTarget(rawUrl.slice(authority[0].length), paths);
}

/** The target as a browser would send it after a redirect: in ASCII. */
export function asciiTarget({ path, query }: Target): string {
  return encodeRaw(path + query);
}

/**
 * Whether no lenient reader sees a control character, a dot segment (`..%3f`) or one of the window's
 * own paths (`/_panjereh%3b`) in it.
 */
function isTransparent(path: string): boolean {
  return PLAIN.test(path) || isReserved(path) || isHarmless(path);
}

/** Encoded letters of Arabic script (U+0600 to U+06FF) are common, and read as nothing else. */
const PLAIN = /^\/(?!_panjereh)(?:[^%]|%D[89AB]%[89AB][0-9A-F])*$/i;

/** Text that is encoded more often is an attack on the reader or on decoding time. */
const MAX_ENCODINGS = 3;

function isUnambiguous(path: string, encodings = 0): boolean {
  const segments = path.slice(1).split("/");
  const sound = segments.every((segment, index) => {
    const name = segment.split(";", 1)[0];
    if (name === "") return segment === "" && index === segments.length - 1;
    return name !== "." && name !== "..";
  });
  if (!sound || path.includes("\\")) return false;
  if (!path.includes("%")) return true;
  if (ENCODED_SLASH_OR_UNRESERVED.test(path) || hasStructuralEscape(path)) return false;
  if (!/%[0-9A-Fa-f]{2}/.test(path)) return true;
  const decoded = encodings < MAX_ENCODINGS ? decodeOnce(path) : null;
  return decoded !== null && isUnambiguous(decoded, encodings + 1);
}

/**
 * `%2f`, and encoded letters, digits, `-`, `.`, `_` and `~`. A backslash is found after decoding.
 */
const ENCODED_SLASH_OR_UNRESERVED = /%(?:2[fdeFDE]|5[fF]|7[eE]|3[0-9]|[46][1-9a-fA-F]|[57][0-9aA])/;

/**
 * Whether a `%u002e` (JavaScript's `escape`, which IIS decodes) stands for anything but a letter or
 * digit beyond ASCII: a dot or slash in any width, for example.
 */
function hasStructuralEscape(path: string): boolean {
  for (const [, digits] of path.matchAll(/%u([0-9A-Fa-f]{4})/gi)) {
    const char = String.fromCharCode(parseInt(digits, 16)).normalize("NFKC");
    if (!/^[\p{L}\p{M}\p{N}\u200c\u200d]+$/u.test(char) || /[ -~]/.test(char)) return true;
  }
  return false;
}

/** Decodes complete triplets only: after one round, a `%` may be a plain character. */
function decodeOnce(path: string): string | null {
  try {
    return path.replace(/(?:%[0-9A-Fa-f]{2})+/g, decodeURIComponent);
  } catch {
    return null;
  }
}
