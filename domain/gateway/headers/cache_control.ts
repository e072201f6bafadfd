/** Cache-Control for responses that were made for one person (RFC 9111 §5.2.2). */

/**
 * `no-store` for pages, and if the upstream sent no directives; otherwise its own directives, with
 * those for shared caches replaced by `private`. `no-transform` is kept in either case.
 */
export function privateCacheControl(cacheControl: string, contentType: string): string {
  const directives = split(cacheControl);
  const names = directives.map((directive) => directive.split("=", 1)[0].trim().toLowerCase());
  const isPage = /^\s*(?:text\/html|application\/xhtml\+xml)\b/i.test(contentType);
  if (directives.length === 0 || isPage || names.includes("no-store")) {
    return names.includes("no-transform") ? "no-store, no-transform" : "no-store";
  }
  const kept = directives.filter((_, index) => !SHARED.has(names[index]));
  return ["private", ...kept].join(", ");
}

const SHARED: ReadonlySet<string> = new Set([
  "private",
  "public",
  "s-maxage",
  "proxy-revalidate",
  "must-understand",
]);

/**
 * Commas inside quotes do not separate: `private="a, b"`. An unterminated quote extends to the end;
 * one pass finds it.
 */
function split(cacheControl: string): string[] {
  return (cacheControl.match(/(?:"(?:[^"\\]|\\.?)*(?:"|$)|[^,"])+/g) ?? [])
    .map((directive) => directive.trim()).filter((directive) => directive !== "");
}
