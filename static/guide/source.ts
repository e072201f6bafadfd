/** What the guide's files are printed from. */
import type { Views } from "../../views/mod.ts";

export const GUIDE_FOLDER = new URL("./", import.meta.url);

/** The code to dial that the files state; language → digest of the page that its file was printed from. */
export const SOURCES = new URL("printed_from.json", GUIDE_FOLDER);

/** The page as it is printed: without the link to the file itself. */
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

/** Of its main part, since the rest is not printed. */
export async function digestOfGuide(html: string): Promise<string> {
  const main = /<main.*<\/main>/s.exec(html)![0];
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(main));
  return new Uint8Array(digest).toHex();
}
