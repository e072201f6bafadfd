/** Which addresses a letter may link to. */
import type { Link } from "./rich_text.ts";

/**
 * `null` unless it is an absolute `http:` or `https:` URL without credentials, which would pass for
 * a host (RFC 3986 §7.6), or a `tel:` URI (RFC 3966). The host of another script is shown in
 * Punycode, so that it cannot look like a known one.
 */
export function safeLink(address: string): Pick<Link, "href" | "to"> | null {
  const url = URL.parse(address);
  if (!url) return null;
  const { protocol, username, password, host, href, pathname } = url;
  if (protocol === "tel:") {
    const number = decoded(pathname).replace(/[\s().-]/g, "");
    return /^\+?\d{3,15}$/.test(number) ? { href: `tel:${number}`, to: number } : null;
  }
  if (protocol !== "https:" && protocol !== "http:") return null;
  return username || password ? null : { href, to: host };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
