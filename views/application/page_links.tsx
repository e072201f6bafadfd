import type { Page } from "../components/page.ts";
import { fillPlain } from "../texts/fill.ts";

export interface PagesProps {
  /** From 1. */
  at: number;
  pages: number;
  /** Address of the list without its page. */
  query: string;
}

/** To the pages before and after, and which one this is. */
export function PageLinks(
  { page, query, ...props }: PagesProps & { page: Page },
) {
  const { format, texts: { applications: texts } } = page;
  const { at, pages } = props;
  if (pages <= 1) return null;
  const to = (number: number) => `${query}${query.includes("?") ? "&" : "?"}page=${number}`;
  return (
    <nav aria-label={texts.pages}>
      <p>{fillPlain(texts.page, { page: format.digits(at), pages: format.digits(pages) })}</p>
      {at > 1 && <a class="button" href={to(at - 1)}>{texts.previous}</a>}{" "}
      {at < pages && <a class="button" href={to(at + 1)}>{texts.next}</a>}
      {" "}
    </nav>
  );
}
