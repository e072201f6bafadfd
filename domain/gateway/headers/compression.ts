/**
 * What Deno's server compresses (`automaticCompression`, measured with 2.9.6): it weakens a strong
 * `ETag`, and adds `Vary: Accept-Encoding` only to what it has compressed.
 */

/** The usual types that it leaves as they are; its list of others is long and changes. */
const LEFT =
  /^\s*(?:$|text\/event-stream|image\/(?!svg|bmp|x-|vnd)|video\/|audio\/|multipart\/|font\/woff|application\/(?:octet-stream|pdf|zip|gzip|x-7z|font-woff|vnd\.openxml))/i;

/** Also of some types that it leaves. */
export function isCompressible(
  { "content-type": type, "content-encoding": coding }: {
    "content-type": string;
    "content-encoding": string;
  },
): boolean {
  return coding === "" && !LEFT.test(type);
}

export const isStrong = (etag: string) => etag !== "" && !etag.startsWith("W/");

/**
 * Whether a script can read the answer's headers, and so may send its `ETag` back in `If-Match`,
 * which compares strongly (RFC 9110 §13.1.1). Clients that are no browser do not say.
 */
export function isReadByScript(requestHeaders: Headers): boolean {
  return (requestHeaders.get("sec-fetch-dest") ?? "empty") === "empty";
}
