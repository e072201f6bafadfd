/** The identifier of a security code, which every first form has its own of (domain/captcha/id.ts). */
import { IDENTIFIER_LENGTH as LENGTH } from "./prepared_page.ts";

/**
 * The first word of an identifier's length; empty if the page has none. Such a word has a character
 * at one of the places that are looked at, each as far from the last one as it is long: most of the
 * page is never read.
 */
export function identifierIn(html: string): string {
  for (let at = LENGTH - 1; at < html.length; at += LENGTH) {
    if (!isInWord(html, at)) continue;
    let from = at;
    while (isInWord(html, from - 1)) from--;
    while (isInWord(html, at)) at++;
    if (at - from === LENGTH) return html.slice(from, at);
  }
  return "";
}

/** Of base64url (RFC 4648 §5). Nothing is before and behind the page. */
function isInWord(html: string, at: number): boolean {
  const code = html.charCodeAt(at);
  return code >= 97 && code <= 122 || code >= 65 && code <= 90 || code >= 48 && code <= 57 ||
    code === 45 || code === 95;
}
