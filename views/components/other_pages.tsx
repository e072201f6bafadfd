/** The way to older entries of a list, and back to the newest. */
import type { Page } from "./page.ts";

export interface OtherPagesProps {
  /** URL of the next page; absent on the last one. */
  older?: string;
  isFirstPage: boolean;
}

export function OtherPages(
  { page, older, isFirstPage, path, texts = page.texts.otherPages }: OtherPagesProps & {
    page: Page;
    /** Of the first page. */
    path: string;
    /** In the list's own words. */
    texts?: { pages: string; older: string; newest: string };
  },
) {
  if (!older && isFirstPage) return null;
  return (
    <nav aria-label={texts.pages}>
      {older && <a class="button" href={older}>{texts.older}</a>}{" "}
      {!isFirstPage && <a class="button" href={path}>{texts.newest}</a>}
      {" "}
    </nav>
  );
}
