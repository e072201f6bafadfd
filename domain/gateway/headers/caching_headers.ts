/** `Cache-Control` and `Vary` for the client. */
import { type CachingHeaders, personalCaching } from "./cache_control.ts";
import { isCompressible, isStrong } from "./compression.ts";
import type { HeaderList } from "./request_headers.ts";

/** Response headers; empty if absent. */
type Said = CachingHeaders & { "content-encoding": string; vary: string };

export function cachingHeaders(
  said: Said,
  { status, identified, isReadByScript }: {
    status: number;
    identified: boolean;
    isReadByScript: boolean;
  },
): HeaderList {
  const isUpdate = status === 304 && identified;
  const { "cache-control": cacheControl, vary } = isUpdate
    ? update(said)
    : whole(said, { identified, isReadByScript });
  const headers: HeaderList = [["cache-control", cacheControl], ["vary", vary]];
  return headers.filter(([, value]) => value !== "");
}

const NO_TRANSFORM = /(?:^|,)\s*no-transform\s*(?:,|$)/i;

type Caching = Pick<Said, "cache-control" | "vary">;

/**
 * A 304 changes what the browser stored with the 200 (RFC 9111 §3.2), which said the type and by
 * what the response varies. Without them here, only what the upstream declares is said again.
 */
function update(said: Said): Caching {
  const isDeclared = said["cache-control"] !== "" || said.expires !== "" || said.pragma !== "";
  return { "cache-control": isDeclared ? personalCaching(said).cacheControl : "", vary: "" };
}

function whole(
  said: Said,
  { identified, isReadByScript }: { identified: boolean; isReadByScript: boolean },
): Caching {
  const { cacheControl, perCookie } = identified
    ? personalCaching(said)
    : { cacheControl: said["cache-control"], perCookie: false };
  const mayCompress = isCompressible(said);
  // Deno would weaken the `ETag` otherwise, and it knows the directive in lower case only.
  const isKept = mayCompress && isReadByScript && isStrong(said.etag) ||
    NO_TRANSFORM.test(cacheControl);
  const vary = mayCompress ? varyBy(said.vary, "Accept-Encoding") : said.vary;
  return {
    "cache-control": isKept ? withDirective(cacheControl, "no-transform") : cacheControl,
    vary: perCookie ? varyBy(vary, "Cookie") : vary,
  };
}

function varyBy(vary: string, name: string): string {
  if (vary === "") return name;
  const names = vary.toLowerCase().split(",").map((one) => one.trim());
  return names.includes("*") || names.includes(name.toLowerCase()) ? vary : `${vary}, ${name}`;
}

function withDirective(cacheControl: string, directive: string): string {
  if (cacheControl.split(",").some((one) => one.trim() === directive)) return cacheControl;
  return cacheControl ? `${cacheControl}, ${directive}` : directive;
}
