/**
 * What a browser may keep of a response that was made for one person (RFC 9111 §5.2.2), and when it
 * must not be shown to the next person in that browser.
 */

/** Response headers; empty if absent. */
export interface CachingHeaders {
  "cache-control": string;
  "content-type": string;
  "etag": string;
  "last-modified": string;
  "expires": string;
  "pragma": string;
}

export interface Caching {
  cacheControl: string;
  /** Valid for one `Cookie` header only. */
  perCookie: boolean;
}

/**
 * What the application declares holds, in private. If it declares nothing, an HTML page is not
 * stored, nor what has no validator; the rest is stored and revalidated. `no-transform` is kept in
 * any case, in lower case, because Deno's compression knows no other.
 */
export function personalCaching(headers: CachingHeaders): Caching {
  const directives = split(headers["cache-control"]);
  const names = directives.map((directive) => directive.split("=", 1)[0].trim().toLowerCase());
  const kept = names.includes("no-transform") ? ["no-transform"] : [];
  if (names.includes("no-store")) return stored("no-store", kept, false);

  const isPage = PAGE.test(headers["content-type"]);
  const isDeclared = names.some((name) => DECLARATIONS.has(name));
  if (isDeclared) kept.unshift(...directives.filter((_, index) => !REPLACED.has(names[index])));
  else if (isRevalidated(headers)) kept.unshift("no-cache");
  else if (headers.expires === "") {
    const hasValidator = headers.etag !== "" || headers["last-modified"] !== "";
    if (isPage || !hasValidator) return stored("no-store", kept, false);
    kept.unshift("no-cache");
  }
  const isShared = names.includes("public") || names.includes("immutable") ||
    (kept.includes("no-cache") && headers.etag !== "" && CODE.test(headers["content-type"]));
  return stored("private", kept, isPage || !isShared);
}

function stored(first: string, rest: string[], perCookie: boolean): Caching {
  return { cacheControl: [first, ...rest].join(", "), perCookie };
}

/** Pragma is read only if there is no Cache-Control (RFC 9111 §5.4). */
function isRevalidated({ pragma }: CachingHeaders): boolean {
  return /(?:^|,)\s*no-cache\s*(?:,|$)/i.test(pragma);
}

const PAGE = /^\s*(?:text\/html|application\/xhtml\+xml)\b/i;

/** Files of an application, the same for everybody. */
const CODE = /^\s*(?:text\/css|(?:text|application)\/(?:x-)?javascript|font\/|application\/wasm)/i;

/** The directives that tell a browser whether it may store. */
const DECLARATIONS: ReadonlySet<string> = new Set([
  "private",
  "public",
  "no-cache",
  "max-age",
  "must-revalidate",
  "immutable",
]);

/** Directives for shared caches, and those that are stated once. */
const REPLACED: ReadonlySet<string> = new Set([
  "private",
  "public",
  "s-maxage",
  "proxy-revalidate",
  "must-understand",
  "no-transform",
]);

/**
 * Commas inside quotes do not separate: `private="a, b"`. An unterminated quote extends to the end;
 * one pass finds it.
 */
function split(cacheControl: string): string[] {
  return (cacheControl.match(/(?:"(?:[^"\\]|\\.?)*(?:"|$)|[^,"])+/g) ?? [])
    .map((directive) => directive.trim()).filter((directive) => directive !== "");
}
