/** The way to older entries of a list, and back to the newest. */
import type { Page } from "./page.ts";

export interface OtherPagesProps {
  /** URL of the next page; absent on the last one. */
  older?: string;
  isFirstPage: boolean;
}

export function OtherPages(
  { page, older, isFirstPage, path }: OtherPagesProps & {
    page: Page;
    /** Of the first page. */
    path: string;
  },
) {
  const { texts: { otherPages: texts } } = page;
  if (!older && isFirstPage) return null;
  return (
    <nav aria-label={texts.pages}>
      {older && <a class="button" href={older}>{texts.older}</a>}{" "}
      {!isFirstPage && <a class="button" href={path}>{texts.newest}</a>}
      {" "}
    </nav>
  );
}
