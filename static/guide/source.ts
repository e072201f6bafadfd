/** The source of the guide's files. */
import type { Views } from "../../views/mod.ts";

export const GUIDE_FOLDER = new URL("./", import.meta.url);

/** The printed dial code, and for each language the digest of the printed page. */
export const SOURCES = new URL("printed_from.json", GUIDE_FOLDER);

/** The page to print, without the link to the file itself. */
export function guideHtml(views: Views, language: string): string {
  return views.guide({
    language,
    here: "/guide",
    href: (path) => path,
    sandbox: false,
    fragment: false,
    now: 0,
  }, {});
}

/** Digest of the main part, which is all that is printed. */
export async function digestOfGuide(html: string): Promise<string> {
  const main = /<main.*<\/main>/s.exec(html)![0];
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(main));
  return new Uint8Array(digest).toHex();
}
